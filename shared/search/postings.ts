import { Fault } from "../platform/keys.ts";
import { MOST_ITEMS } from "../projections/decide.ts";
import type { DerivedItem } from "../projections/projection.ts";
import { soundsOf } from "./sounds.ts";
import { wordsOf } from "./words.ts";

/** The kinds of thing that are found by words, in the order of the page. */
export const searchKinds = [
  "person",
  "enquiry",
  "application",
  "project",
  "event",
  "catalogue-item",
  "re-use",
  "call",
  "held-mail",
] as const;

/** A kind of thing that is found by words. */
export type SearchKind = (typeof searchKinds)[number];

/** A thing and its texts. */
export interface SearchedThing {
  readonly kind: SearchKind;
  readonly id: string;
  /** What it is called: words of it count more. */
  readonly title: string;
  readonly more: string;
}

/** Where a word was found: in what the thing is called, or in the rest of it. */
export type Weight = 1 | 2;

/** A posting as it is found: which thing, by which word, and where in it the word is. */
export interface Posting {
  readonly word: string;
  readonly weight: Weight;
  readonly kind: SearchKind;
  readonly id: string;
}

const BUCKET = 2;

/** The partition of a word: all words with the same beginning, so that the beginning of a word is one query. */
export const partitionOf = (word: string): string => `WORD#${[...word].slice(0, BUCKET).join("")}`;

/** The partition of a sound. */
export const soundPartition = (sound: string): string => `SOUND#${sound}`;

const sortOf = ({ word, weight, kind, id }: Posting): string => `${word}#${weight}#${kind}#${id}`;

const SORT = /^([^#]+)#([12])#([^#]+)#(.+)$/;

/** The posting with this sort key. Throws a Fault on anything else. */
export const postingOf = (sort: string): Posting => {
  const [, word, weight, name, id] = SORT.exec(sort) ?? [];
  const kind = searchKinds.find((one) => one === name);
  if (word === undefined || id === undefined || kind === undefined)
    throw new Fault("The index of the search has an item that is no posting.");
  return { word, weight: weight === "1" ? 1 : 2, kind, id };
};

/** How a sound is told from a word among the words of a posting. */
export const soundMark = (sound: string): string => `~${sound}`;

/** All words of a thing as a text in which each has a space before it, so that one is found by its beginning. */
const spaced = (words: readonly string[]): string => words.map((word) => ` ${word}`).join("");

const weighted = ({ title, more }: SearchedThing): ReadonlyMap<string, Weight> => {
  const words = new Map<string, Weight>(wordsOf(title).map((word) => [word, 1]));
  for (const word of wordsOf(more)) if (!words.has(word)) words.set(word, 2);
  return words;
};

/** The postings of a thing: one for each word, that of its title first and no more than a projection keeps. */
export const postings = (thing: SearchedThing): readonly DerivedItem[] => {
  const { kind, id } = thing;
  return [...weighted(thing)]
    .slice(0, MOST_ITEMS)
    .map(([word, weight]) => ({ pk: partitionOf(word), sk: sortOf({ word, weight, kind, id }) }));
};

/**
 * The postings of a person: one for each word and, of the words of the name, one for each sound. Each carries the others (`with`), so that of a
 * thousand people called Gwen the table itself gives out the one called Smith.
 */
export const personPostings = (thing: SearchedThing): readonly DerivedItem[] => {
  const names = wordsOf(thing.title);
  const sounds = [...new Set(names.flatMap(soundsOf))];
  const all = spaced([...weighted(thing).keys()]);
  const { kind, id } = thing;
  return [
    ...postings(thing).map((posting) => ({ ...posting, with: all })),
    ...names.flatMap((word) =>
      soundsOf(word).map((sound) => ({
        pk: soundPartition(sound),
        sk: sortOf({ word, weight: 1, kind, id }),
        with: all + spaced(sounds.map(soundMark)),
      })),
    ),
  ];
};
