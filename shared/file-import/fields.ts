import type * as z from "zod/mini";
import { ownValue } from "../platform/keys.ts";
import { normalized } from "../platform/text.ts";

/** A field that a column of a file can hold. */
export interface Field {
  /** What it is called on the page, with a capital. */
  readonly label: string;
  /** Other headings under which files have it, in small letters. The label and the field's own name count too. */
  readonly synonyms: readonly string[];
  readonly hint?: string;
  /** No row can do without it. */
  readonly required?: true;
  /** What is said when the person did not say where it comes from. Without it, a field that no column was chosen for is one that the file says nothing of. */
  readonly missing?: string;
  /** Values that it can have for all rows, where no column holds it. */
  readonly sameForAll?: readonly { readonly value: string; readonly text: string }[];
  /** What happens to a cell that cannot be understood: the row is left out, or it is imported without that cell. */
  readonly onError: "leave-out-row" | "skip-cell";
  /** What to do about such a cell. */
  readonly advice: string;
}

/** The fields of a kind of import, by their names, in the order of the page. */
export type Fields = Readonly<Record<string, Field>>;

/** How the cells of a row are understood, by field. An absent cell says nothing, null says that there is none. */
export type RowSchema<Row> = z.ZodMiniType<Row, unknown>;

/** Where a field comes from: a column, counted from 0, or one value for all rows. */
export type FieldSource = { readonly column: number } | { readonly value: string };

/** Which field comes from where. A field that is not in it is one that the file says nothing of. */
export type Mapping = Readonly<Record<string, FieldSource>>;

const headingKey = (heading: string): string =>
  normalized(heading, "NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const namesOf = (name: string, { label, synonyms }: Field): readonly string[] =>
  [name, label, ...synonyms].map(headingKey);

/** Which column most likely holds which field, by the headings. No column is taken for two fields. */
export const guessMapping = (fields: Fields, headings: readonly string[]): Mapping => {
  const keys = headings.map(headingKey);
  const taken = new Set<number>();
  const mapping: [string, FieldSource][] = [];
  for (const [name, field] of Object.entries(fields)) {
    const column = namesOf(name, field)
      .map((wanted) => keys.findIndex((key, at) => key === wanted && !taken.has(at)))
      .find((at) => at >= 0);
    if (column === undefined) continue;
    taken.add(column);
    mapping.push([name, { column }]);
  }
  return Object.fromEntries(mapping);
};

/** The fields that a mapping lacks although no row can do without them. */
export const missingFields = (fields: Fields, mapping: Mapping): readonly string[] =>
  Object.entries(fields).flatMap(([name, { required }]) =>
    required === true && ownValue(mapping, name) === undefined ? [name] : [],
  );
