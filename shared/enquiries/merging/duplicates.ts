import type { Enquiry } from "../enquiry.ts";

/** An enquiry that may be the same matter as another one, and why. */
export interface Suggestion {
  readonly enquiry: Enquiry;
  readonly why: "person" | "organisation" | "words";
}

const MOST_SUGGESTED = 8;
/** From so large a part of words in common on, two texts are called similar. */
const SIMILAR = 0.3;

// Words of three letters and fewer say little of what a text is about.
const wordsOf = ({ subject, excerpt }: Enquiry): ReadonlySet<string> =>
  new Set(
    `${subject} ${excerpt}`
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(({ length }) => length > 3),
  );

/** The part of the words of both that they have in common: 0 to 1. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const common = one.intersection(other).size;
  return common === 0 ? 0 : common / one.union(other).size;
};

const reason = (enquiry: Enquiry, one: Enquiry): Suggestion["why"] | undefined => {
  if (one.person === enquiry.person) return "person";
  const words = likeness(wordsOf(enquiry), wordsOf(one));
  const sameBody =
    enquiry.organisation !== "" && one.organisation.toLowerCase() === enquiry.organisation.toLowerCase();
  if (words >= SIMILAR) return "words";
  return sameBody ? "organisation" : undefined;
};

const order = ["person", "words", "organisation"] as const;

/** Those of some enquiries that may be the same matter as this one: of the same person first, then by words, then of the same organisation. */
export const suggestDuplicates = (enquiry: Enquiry, others: readonly Enquiry[]): readonly Suggestion[] => {
  const distinct = new Map(others.map((one) => [one.reference, one]));
  distinct.delete(enquiry.reference);
  return [...distinct.values()]
    .filter(({ merged }) => merged === undefined)
    .flatMap((one): Suggestion[] => {
      const why = reason(enquiry, one);
      return why === undefined ? [] : [{ enquiry: one, why }];
    })
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why))
    .slice(0, MOST_SUGGESTED);
};
