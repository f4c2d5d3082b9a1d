import type { SearchKind } from "./postings.ts";

/** A thing that was found. */
export interface Hit {
  readonly kind: SearchKind;
  readonly id: string;
  /** How well it fits; more is better. */
  readonly score: number;
}

/** What a search found, the best first. */
export interface Hits {
  readonly hits: readonly Hit[];
  /** Names that only sound like what was typed, or are spelled nearly so; asked for when few people were found by their very words. */
  readonly alike: readonly Hit[];
  /** Whether all that has these words was looked through; if not, there may be more. */
  readonly isWhole: boolean;
}

/**
 * What finds things by words. The desk knows nothing else of it, so that an engine may stand behind it once the table is no longer the right place
 * (docs/decisions/0086-projections-and-search.md says from which size).
 */
export interface Search {
  /** The things that have a word that begins with each of these, at most `MOST_WORDS`, as `typedWords` gives them. */
  readonly find: (words: readonly string[]) => Promise<Hits>;
}
