import MiniSearch, { type Query, type SearchOptions } from "minisearch";
import { stemmer } from "stemmer";
import { comparableName } from "../../people/organisation-name.ts";
import type { CatalogueItem } from "../items/model.ts";
import type { TagSet } from "../tags/tag-set.ts";

/** Said of everything, so that they find nothing. */
const SAID_OF_ALL = new Set("a an and are as at by for from in is it of on or that the to with".split(" "));

/** A word weighs more in the title and among the tags than in the summary, and there more than somewhere in the text. */
const WEIGHTS = { title: 4, tags: 3, summary: 2, organisations: 2, body: 0.5 };

/** What an item is about is said at its beginning; all of a long text makes the index slow and finds what only mentions a word. */
const MOST_OF_BODY = 3000;

const MOST_TYPED = 500;

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

/** More letters wrong, for words that nothing else was found for: two that changed places count as two. */
const guessing: SearchOptions = { fuzzy: (term) => (term.length >= 5 ? 2 : false) };

const wordsOf = (text: string): string[] => comparableName(text).split(" ").filter(Boolean);

// Words that are joined by a hyphen, a stroke or a full stop: `x-ray`, `pre-print`, `read/write`.
const JOINED = /[\p{L}\p{N}]{1,40}(?:[-‐‑–/.][\p{L}\p{N}]{1,40}){1,3}/gu;

/** Joined words as one: of `x-ray` the word `xray`, by which it is found as well as by its parts. */
const joinedOf = (text: string): string[] =>
  (text.match(JOINED) ?? []).map((word) => comparableName(word).replaceAll(" ", ""));

const allWordsOf = (text: string): string[] => [...wordsOf(text), ...joinedOf(text)];

/** A word without its endings, so that beds are found by bed and modelling by models. Words with digits have none. */
const stemOf = (word: string): string => (/^\p{Script=Latin}+$/u.test(word) ? stemmer(word) : word);

/** What is typed as a question of the index: each joined word is asked for as one or by its parts. */
const questionOf = (typed: string): Query => {
  const joined = typed.match(JOINED) ?? [];
  if (joined.length === 0) return typed;
  const rest = typed.replaceAll(JOINED, " ").trim();
  return {
    combineWith: "AND",
    queries: [
      ...(wordsOf(rest).length === 0 ? [] : [rest]),
      ...joined.map(
        (word): Query => ({
          combineWith: "OR",
          queries: [{ combineWith: "AND", queries: wordsOf(word) }, { queries: joinedOf(word) }],
        }),
      ),
    ],
  };
};

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
  const keep = (term: string): string | null => (SAID_OF_ALL.has(term) ? null : stemOf(term));
  const index = new MiniSearch<CatalogueItem>({
    idField: "reference",
    fields: Object.keys(WEIGHTS),
    extractField: (item, field) => textOf(item, field, tags),
    tokenize: allWordsOf,
    processTerm: keep,
    searchOptions: { ...searching, tokenize: wordsOf },
  });
  index.addAll(items);
  const ask = (words: Query, options: SearchOptions = {}) =>
    index.search(words, options).flatMap(({ id, score }) => {
      const item = byReference.get(String(id));
      return item === undefined ? [] : [{ item, score }];
    });
  return {
    items,
    find: (typed) => {
      const words = typed.slice(0, MOST_TYPED);
      const question = questionOf(words);
      // The first of these that finds anything: all words, all of them with more letters wrong, some of them.
      for (const options of [{}, guessing]) {
        const found = ask(question, options);
        if (found.length > 0) return { items: found.map(({ item }) => item), all: true };
      }
      const some = ask(words, { combineWith: "OR" });
      return { items: some.map(({ item }) => item), all: false };
    },
    closest: (text, telling) =>
      ask(text.slice(0, MOST_TYPED), {
        combineWith: "OR",
        fuzzy: false,
        processTerm: (term) => (telling(term) ? keep(term) : null),
      }),
  };
};
