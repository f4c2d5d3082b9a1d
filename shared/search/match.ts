import type { Posting } from "./postings.ts";
import type { Hit } from "./search.ts";
import { distance } from "./sounds.ts";

/** What was found for one of the words. */
export interface FoundWord {
  readonly word: string;
  readonly postings: readonly Posting[];
}

const nameOf = ({ kind, id }: Posting): string => `${kind} ${id}`;

/** How well a posting fits a word: the very word rather than its beginning, in the title rather than in the rest. */
const fitness = (word: string, posting: Posting): number =>
  (posting.word === word ? 2 : 0) + (posting.weight === 1 ? 1 : 0) + 1;

const byScore = (one: Hit, other: Hit): number => other.score - one.score || (one.id < other.id ? 1 : -1);

/**
 * The things that were found for every word, the best first, and of those that fit equally well the latest. People need to be found for one word only: their postings carry the
 * other words, and the table has looked at these.
 */
export const matched = (found: readonly FoundWord[]): readonly Hit[] => {
  const things = new Map<string, { readonly hit: Posting; readonly fits: Map<string, number> }>();
  for (const { word, postings } of found)
    for (const posting of postings) {
      const name = nameOf(posting);
      const thing = things.get(name) ?? { hit: posting, fits: new Map<string, number>() };
      things.set(name, thing);
      thing.fits.set(word, Math.max(thing.fits.get(word) ?? 0, fitness(word, posting)));
    }
  return [...things.values()]
    .filter(({ hit, fits }) => hit.kind === "person" || fits.size === found.length)
    .map(({ hit: { kind, id }, fits }) => ({
      kind,
      id,
      score: [...fits.values()].reduce((sum, one) => sum + one, 0),
    }))
    .sort(byScore);
};

/** As many letters may be wrong in a name of this length, where the order of its sounds is not the same. */
const mostWrong = (word: string): number => (word.length < 6 ? 2 : 3);

/** The people whose name sounds like a word, those with the fewest letters different first, without those who were found already. */
export const alikeIn = (
  { word, postings }: FoundWord,
  { known, sameSound }: { readonly known: readonly Hit[]; readonly sameSound: (name: string) => boolean },
): readonly Hit[] => {
  const found = new Set(known.map(({ id }) => id));
  const best = new Map<string, Hit>();
  for (const { word: name, kind, id } of postings) {
    const wrong = distance(word, name);
    if (found.has(id) || (wrong > mostWrong(word) && !sameSound(name))) continue;
    if ((best.get(id)?.score ?? Number.NEGATIVE_INFINITY) < -wrong) best.set(id, { kind, id, score: -wrong });
  }
  return [...best.values()].sort(byScore);
};
