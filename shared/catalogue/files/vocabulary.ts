import MiniSearch from "minisearch";
import type { Tag } from "../tags/model.ts";
import { type TagSet, tagValue } from "../tags/tag-set.ts";

/** What a word on a page turned out to be: the tag by its own name, by another, by a retired one, or none, with those that come nearest. */
export type FoundTag =
  | { readonly tag: Tag; readonly by: "name" | "alias" | "retired" }
  | { readonly nearest: readonly Tag[] };

/** The words that pages are read by. */
export interface Vocabulary {
  readonly findTag: (word: string) => FoundTag;
  /** The one name of an origin; as it is written where nobody knows another. */
  readonly nameOfOrigin: (written: string) => string | undefined;
}

/** A word of a page as a tag's name: without quotation marks, in small letters. */
export const tagKey = (word: string): string => tagValue(word.replaceAll(/["'‘’“”`]/g, ""));

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

/**
 * Prepares the tags and what tells origins by their one name for reading pages. Spaces, hyphens and strokes between words are alike. Of a tag
 * that was retired the one to give instead is found.
 */
export const vocabularyOf = (
  set: TagSet,
  nameOfOrigin: (written: string) => string | undefined,
): Vocabulary => {
  const loosely = new Map(
    set.tags.flatMap((tag) => [...tag.aliases, tag.label, tag.value].map((name) => [looseKey(name), tag])),
  );
  const index = indexOf(set.tags);
  const nearest = (word: string): readonly Tag[] =>
    index
      .search(looseKey(word).slice(0, 100), { fuzzy: 0.3, prefix: true })
      .slice(0, MOST_NEAREST)
      .flatMap(({ id }) => set.tags.slice(Number(id), Number(id) + 1));
  return {
    findTag: (word) => {
      const found = set.named(tagKey(word)) ?? loosely.get(looseKey(word));
      if (found === undefined) return { nearest: nearest(word) };
      if (found.retired === undefined)
        return { tag: found, by: tagKey(word) === found.value ? "name" : "alias" };
      const instead = set.get(found.retired.instead ?? "");
      return instead === undefined ? { nearest: nearest(word) } : { tag: instead, by: "retired" };
    },
    nameOfOrigin,
  };
};
