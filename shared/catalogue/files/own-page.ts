import { parseDocument, stringify } from "yaml";
import * as z from "zod/mini";
import { error, type Remark, warning } from "../../file-import/remark.ts";
import { lazy } from "../../platform/lazy.ts";
import { isSlug } from "../items/address.ts";
import { contentSchema, itemStatuses } from "../items/model.ts";
import { isUsableName, readFrontMatter } from "./front-matter.ts";
import { type PageItem, pageItemSchema, type ReadPage } from "./page-item.ts";

/** By this value of the field `format` a page says that the catalogue wrote it. */
export const OWN_FORMAT = "convenor-catalogue-1";

const address = z.string().check(z.refine(isSlug, "An address has small letters, digits and single hyphens"));

/** The front matter of our own pages, in the order in which it is written. What is empty is left out. */
const ownSchema = lazy(() =>
  z.object({
    reference: z.optional(z.string()),
    slug: address,
    kind: contentSchema().shape.kind,
    title: contentSchema().shape.title,
    summary: z._default(contentSchema().shape.summary, ""),
    status: z.optional(z.enum(itemStatuses)),
    published: z.optional(z.iso.datetime()),
    withdrawn: z.optional(z.string()),
    origin: contentSchema().shape.origin,
    tags: z._default(contentSchema().shape.tags, []),
    organisations: z._default(contentSchema().shape.organisations, []),
    standing: z._default(contentSchema().shape.standing, []),
    outputs: z._default(contentSchema().shape.outputs, []),
    licence: contentSchema().shape.licence,
    contacts: z._default(contentSchema().shape.contacts, []),
    project: contentSchema().shape.project,
    formerly: z._default(z.array(address), []),
    more: z._default(
      z.record(z.string().check(z.refine(isUsableName, "A field cannot have this name")), z.string()),
      {},
    ),
  }),
);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

const sorted = (more: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(more).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * An item as a page of our own: front matter with a field for each of its facts, then the body as it is. The same item always gives the same
 * text, and the text read again gives the item.
 */
export const writePage = (given: PageItem): string => {
  // The table gives back the fields in an order of its own; the schema has one.
  const item = pageItemSchema.parse(given);
  const { said } = item;
  const fields: Record<keyof z.input<ReturnType<typeof ownSchema>>, unknown> = {
    reference: said.reference,
    slug: item.slug,
    kind: item.kind,
    title: item.title,
    summary: item.summary,
    status: said.status,
    published: said.publishedAt,
    withdrawn: said.reason,
    origin: item.origin,
    tags: item.tags,
    organisations: item.organisations,
    standing: item.standing,
    outputs: item.outputs,
    licence: item.licence,
    contacts: item.contacts,
    project: item.project,
    formerly: item.otherAddresses,
    more: sorted(item.more),
  };
  const filled = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  // Quoted throughout, so that no value means something to YAML and none is broken into lines; without aliases for lists that are equal.
  const yaml = stringify(Object.fromEntries([["format", OWN_FORMAT], ...filled]), {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `---\n${yaml}---\n\n${item.body}\n`;
};

/** The text below the front matter, as it was written: one empty line before it and one line end behind it are not part of it. */
const bodyOf = (lines: readonly string[]): string =>
  (lines[0] === "" ? lines.slice(1) : lines).join("\n").replace(/\n$/, "");

const toItem = (own: z.output<ReturnType<typeof ownSchema>>, body: string): PageItem => {
  const { reference, slug, status, published, withdrawn, formerly, more, ...content } = own;
  return pageItemSchema.parse({
    ...content,
    body,
    slug,
    otherAddresses: formerly,
    more,
    said: { reference, status, publishedAt: published, reason: withdrawn },
  });
};

const known = lazy(() => new Set<string>(["format", ...z.keyof(ownSchema()).options]));

const unknownFields = (fields: ReadonlyMap<string, { readonly line: number }>): Remark[] =>
  [...fields].flatMap(([name, { line }]) =>
    known().has(name)
      ? []
      : [
          warning(
            line,
            `The field “${name}” is not one of an exported page`,
            "It is left out. Use “more” for what has no place.",
          ),
        ],
  );

/**
 * Reads a page of our own. Undefined where the text is none. Line ends of Windows are taken as plain ones where the front matter has them, so
 * that an archive that went through such a machine is read; apart from that the body is left as it is.
 */
export const readOwnPage = (file: string, text: string): ReadPage | undefined => {
  const plain = /^\uFEFF?---[ \t]*\r\n/.test(text) ? text.replaceAll("\r\n", "\n") : text;
  const page = readFrontMatter(plain.replace(/^\uFEFF/, "").split("\n"));
  if (page === undefined || page.fields.get("format")?.text !== OWN_FORMAT) return undefined;
  const broken = (remarks: readonly Remark[]): ReadPage => ({
    file,
    skipped: "It is an exported page that was changed so that it cannot be read",
    remarks,
  });
  if (page.remarks.some(({ severity }) => severity === "error")) return broken(page.remarks);
  let fields: unknown;
  try {
    // Aliases are refused, with which a short text could stand for a very long one.
    fields = parseDocument(page.yaml, { schema: "failsafe" }).toJS({ maxAliasCount: 0 });
  } catch {
    return broken([error(2, "The front matter uses aliases of YAML", "Write the values out.")]);
  }
  const own = ownSchema().safeParse(fields);
  if (own.success)
    return {
      file,
      item: toItem(own.data, bodyOf(page.body)),
      silentOn: [],
      relativeLinks: [],
      remarks: [...page.remarks, ...unknownFields(page.fields)],
    };
  return broken(
    own.error.issues.map(({ path, message }) =>
      error(
        page.fields.get(String(path[0]))?.line ?? 2,
        `The field “${path.join(".")}” is not as an export writes it: ${message}`,
        "Compare it with another exported page.",
      ),
    ),
  );
};
