import MiniSearch from "minisearch";
import type { Tag } from "../tag.ts";

/** Where work comes from, by its one name, with the other names that mean it. */
export interface Origin {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a word on a page turned out to be: the tag by its own name, by another, by a retired one, or none, with those that come nearest. */
export type FoundTag =
  | { readonly tag: Tag; readonly by: "name" | "alias" | "retired" }
  | { readonly nearest: readonly Tag[] };

/** The words that pages are read by. */
export interface Vocabulary {
  readonly findTag: (word: string) => FoundTag;
  readonly findOrigin: (word: string) => { readonly name: string; readonly by: "name" | "alias" } | undefined;
}

/** The form of a tag's value: lower case, plain quotation marks left out, one space between words. */
export const tagKey = (word: string): string =>
  word
    .replaceAll(/["'‘’“”`]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();

const looseKey = (word: string): string => tagKey(word).replaceAll(/[\s\-_/&.]+/g, " ");

const MOST_NEAREST = 3;

const indexOf = (tags: readonly Tag[]): MiniSearch<{ id: number; words: string }> => {
  const index = new MiniSearch<{ id: number; words: string }>({ fields: ["words"] });
  index.addAll(
    tags.flatMap(({ value, label, aliases, retired }, id) =>
      retired === undefined ? [{ id, words: [value, label, ...aliases].join(" ") }] : [],
    ),
  );
  return index;
};

const inPlaceOf = (tag: Tag, byKey: ReadonlyMap<string, Tag>): Tag | undefined =>
  tag.retired === undefined ? tag : byKey.get(looseKey(tag.retired.instead ?? ""));

/** Prepares a set of tags and the known origins for reading pages. Of a tag that was retired the one to give instead is found. */
export const vocabularyOf = (tags: readonly Tag[], origins: readonly Origin[]): Vocabulary => {
  const byKey = new Map<string, Tag>();
  for (const tag of tags) for (const alias of [...tag.aliases, tag.label]) byKey.set(looseKey(alias), tag);
  for (const tag of tags) byKey.set(looseKey(tag.value), tag);
  const index = indexOf(tags);
  const nearest = (word: string): readonly Tag[] =>
    index
      .search(looseKey(word).slice(0, 100), { fuzzy: 0.3, prefix: true })
      .slice(0, MOST_NEAREST)
      .flatMap(({ id }) => tags.slice(Number(id), Number(id) + 1));
  const originByKey = new Map(
    origins.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [looseKey(each), name] as const)),
  );
  return {
    findTag: (word) => {
      const found = byKey.get(looseKey(word));
      const given = found === undefined ? undefined : inPlaceOf(found, byKey);
      if (found === undefined || given === undefined) return { nearest: nearest(word) };
      if (found !== given) return { tag: given, by: "retired" };
      return { tag: given, by: tagKey(word) === given.value ? "name" : "alias" };
    },
    findOrigin: (word) => {
      const name = originByKey.get(looseKey(word));
      return name === undefined ? undefined : { name, by: name === word.trim() ? "name" : "alias" };
    },
  };
};
