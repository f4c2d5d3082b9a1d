import * as z from "zod/mini";
import { ownValue } from "../platform/keys.ts";
import type { FieldSource, Fields, Mapping } from "./fields.ts";
import { separatorNames } from "./records.ts";
import type { Layout } from "./sheet.ts";
import { encodingNames } from "./text.ts";

/** The name of the form's field that says where a field of the file comes from. */
export const sourceName = (field: string): string => `from-${field}`;

/** How a source stands in the form: `column-3`, `value-charity`, `none`; empty where nothing was chosen. */
export const sourceText = (source: FieldSource | undefined): string => {
  if (source === undefined) return "";
  return "column" in source ? `column-${source.column}` : `value-${source.value}`;
};

const sourceOf = (text: string, columns: readonly string[]): FieldSource | undefined => {
  const column = Number(/^column-(\d{1,3})$/.exec(text)?.[1] ?? "-1");
  if (column >= 0 && column < columns.length) return { column };
  const value = /^value-(.{1,100})$/s.exec(text)?.[1];
  return value === undefined ? undefined : { value };
};

const isOffered = (source: FieldSource, { sameForAll = [] }: Fields[string]): boolean =>
  "column" in source || sameForAll.some(({ value }) => value === source.value);

/** What the person said of the columns, or what is missing, by the names of the form's fields. A field of `none` is one that the file says nothing of. */
export const parseMapping = (
  fields: Fields,
  columns: readonly string[],
  form: Readonly<Record<string, string>>,
): { readonly mapping: Mapping } | { readonly missing: Readonly<Record<string, string>> } => {
  const mapping: [string, FieldSource][] = [];
  const missing: [string, string][] = [];
  for (const [name, field] of Object.entries(fields)) {
    const text = ownValue(form, sourceName(name)) ?? "";
    const source = sourceOf(text, columns);
    if (source !== undefined && isOffered(source, field)) mapping.push([name, source]);
    else if (field.missing !== undefined && (field.required === true || text !== "none"))
      missing.push([sourceName(name), field.missing]);
  }
  return missing.length > 0
    ? { missing: Object.fromEntries(missing) }
    : { mapping: Object.fromEntries(mapping) };
};

/** How the person says that a file is to be read. */
export const layoutForm: z.ZodMiniType<Layout> = z.object({
  encoding: z.enum(encodingNames, { error: "Select an encoding" }),
  separator: z.enum(separatorNames, { error: "Select a separator" }),
  headingLine: z.coerce
    .number({ error: "Select the line with the names of the columns" })
    .check(
      z.int("Select the line with the names of the columns"),
      z.nonnegative("Select the line with the names of the columns"),
    ),
});
