import type { EntryDefinition } from "../journal/entry.ts";
import { type Item, readItem, type Table } from "../platform/dynamo.ts";
import type { Titled } from "../platform/titled.ts";
import type { RecordKind } from "../privacy/catalogue/catalogue.ts";
import { derivedFrom, type ProjectionSource } from "../projections/projection.ts";
import { postings, type SearchKind } from "./postings.ts";

/** The names, one within the other, at which texts lie in an item. What is there may be a text, or a list or record of such, however deep. */
export type TextPath = readonly string[];

/** What a feature says of a kind of thing that is found by its words. */
interface SearchedKind {
  readonly kind: SearchKind;
  readonly titled: Titled;
  /** What `<pk> <sk>` of the thing looks like; its first group is the id. */
  readonly keys: RegExp;
  readonly entries: readonly EntryDefinition[];
  readonly erasedAs?: readonly RecordKind[];
  /** Where its texts lie besides the title, and those of what is read with it. */
  readonly texts: readonly TextPath[];
  /** The items of the thing, itself first; the one with its key unless told. Strongly consistent. */
  readonly read?: (table: Table, id: string) => Promise<readonly Item[]>;
}

const textsWithin = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsWithin) : [];
};

const textsAt = (item: unknown, path: TextPath): readonly string[] => {
  const [name, ...rest] = path;
  if (name === undefined) return textsWithin(item);
  if (Array.isArray(item)) return item.flatMap((one) => textsAt(one, path));
  return typeof item === "object" && item !== null
    ? textsAt(new Map<string, unknown>(Object.entries(item)).get(name), rest)
    : [];
};

/** The texts of items at some of their places, each on a line of its own. Of items of any version: where there is none, nothing is found. */
export const textOf = (items: readonly Item[], paths: readonly TextPath[]): string =>
  items.flatMap((item) => paths.flatMap((path) => textsAt(item, path))).join("\n");

/** How a kind of thing comes into the index of the search: by the words of its title, its reference and its texts. */
export const searched = ({ kind, titled, texts, read, ...source }: SearchedKind): ProjectionSource =>
  derivedFrom({
    ...source,
    kind,
    read: async (table, id) => {
      const items = read === undefined ? [await readItem(table, titled.key(id))] : await read(table, id);
      const [head, ...others] = items;
      return head === undefined ? undefined : [head, ...others.filter((item) => item !== undefined)];
    },
    items: (items, id) =>
      postings({
        kind,
        id,
        title: textOf(items, [titled.title]),
        more: [id, textOf(items, texts)].join("\n"),
      }),
  });
