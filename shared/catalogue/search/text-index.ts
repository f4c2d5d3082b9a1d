import MiniSearch, { type SearchOptions } from "minisearch";
import { comparableName } from "../../people/organisation-name.ts";
import type { CatalogueItem } from "../items/model.ts";
import type { TagSet } from "../tags/tag-set.ts";

/** Said of everything, so that they find nothing. */
const SAID_OF_ALL = new Set("a an and are as at by for from in is it of on or that the to with".split(" "));

/** A word weighs more in the title and among the tags than in the summary, and there more than somewhere in the text. */
const WEIGHTS = { title: 4, tags: 3, summary: 2, organisations: 2, body: 0.5 };

/** What an item is about is said at its beginning; all of a long text makes the index slow and finds what only mentions a word. */
const MOST_OF_BODY = 3000;

const searching: SearchOptions = {
  boost: WEIGHTS,
  combineWith: "AND",
  prefix: (term) => term.length >= 3,
  // One letter wrong in a word of five, two in a word of ten.
  fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
};

/** Items, ready to be searched. */
export interface Index {
  readonly items: readonly CatalogueItem[];
  /** The items that have all of these words, or if there is none, some of them (`all` is false then): the best first. Spelling may be a little off. */
  readonly find: (words: string) => { readonly items: readonly CatalogueItem[]; readonly all: boolean };
  /** The items that share words with a text, with how much, the closest first. `telling` says which words count. */
  readonly closest: (
    text: string,
    telling: (word: string) => boolean,
  ) => readonly { readonly item: CatalogueItem; readonly score: number }[];
}

const wordsOf = (text: string): string[] => comparableName(text).split(" ").filter(Boolean);

/** The words by which a tag is found: its label and all its other spellings. */
const namesOfTags = (item: CatalogueItem, tags: TagSet): string =>
  item.tags.flatMap((value) => [value, tags.labelOf(value), ...(tags.get(value)?.aliases ?? [])]).join(" ");

const textOf = (item: CatalogueItem, field: string, tags: TagSet): string => {
  switch (field) {
    case "title":
    case "summary":
    case "reference":
      return item[field];
    case "body":
      return item.body.slice(0, MOST_OF_BODY);
    case "tags":
      return namesOfTags(item, tags);
    case "organisations":
      return [item.origin ?? "", ...item.organisations.map(({ name, code }) => `${name} ${code ?? ""}`)].join(
        " ",
      );
    default:
      return "";
  }
};

/** An index of these items. Nothing in it throws, whatever is searched for. docs/decisions/0047-catalogue-search.md says what it costs. */
export const makeIndex = (items: readonly CatalogueItem[], tags: TagSet): Index => {
  const byReference = new Map(items.map((item) => [item.reference, item]));
  const keep = (term: string): string | null => (SAID_OF_ALL.has(term) ? null : term);
  const index = new MiniSearch<CatalogueItem>({
    idField: "reference",
    fields: Object.keys(WEIGHTS),
    extractField: (item, field) => textOf(item, field, tags),
    tokenize: wordsOf,
    processTerm: keep,
    searchOptions: searching,
  });
  index.addAll(items);
  const ask = (words: string, options: SearchOptions = {}) =>
    index.search(words.slice(0, 500), options).flatMap(({ id, score }) => {
      const item = byReference.get(String(id));
      return item === undefined ? [] : [{ item, score }];
    });
  return {
    items,
    find: (words) => {
      const together = ask(words);
      const found = together.length > 0 ? together : ask(words, { combineWith: "OR" });
      return { items: found.map(({ item }) => item), all: together.length > 0 };
    },
    closest: (text, telling) =>
      ask(text, {
        combineWith: "OR",
        fuzzy: false,
        processTerm: (term) => (telling(term) ? keep(term) : null),
      }),
  };
};
