import type { ListSource } from "../../platform/list-page.ts";
import type { AlikeReason } from "./marks.ts";
import type { MarkOfPerson } from "./store.ts";

/** Two records that look as if they were of one person, the older first, and why. */
export interface Pair {
  readonly people: readonly [string, string];
  readonly reasons: readonly AlikeReason[];
}

/** What a look through the marks found, and where the next one begins; without `next` it came to the end. */
export interface Found {
  readonly pairs: readonly Pair[];
  readonly next: string | undefined;
}

/** More records under one mark than this are no person but, say, a shared mailbox: the first ones are shown. */
const MOST_UNDER_ONE = 6;

/** The pairs of records under one mark: each with the oldest of them, because ids grow with time. */
const pairsOf = (marks: readonly MarkOfPerson[]): readonly (readonly [string, string])[] => {
  const [first, ...others] = marks.map(({ of }) => of).toSorted();
  return first === undefined
    ? []
    : others.slice(0, MOST_UNDER_ONE - 1).map((other) => [first, other] as const);
};

/**
 * Looks through the marks for records that are alike: at most `most` marks, in so many queries as the source takes for them. Marks that are the same lie beside each other, so
 * nothing but one group is held.
 */
export const findAlike = async (
  source: ListSource<MarkOfPerson>,
  { after, most }: { readonly after: string | undefined; readonly most: number },
): Promise<Found> => {
  const marks = await source(after, most);
  const isEnd = marks.length < most;
  const found = new Map<string, { people: readonly [string, string]; reasons: Set<AlikeReason> }>();
  let group: MarkOfPerson[] = [];
  let before = after;
  let next: string | undefined;
  const close = () => {
    for (const people of pairsOf(group)) {
      const known = found.get(people.join(" ")) ?? { people, reasons: new Set<AlikeReason>() };
      for (const { reason } of group) known.reasons.add(reason);
      found.set(people.join(" "), known);
    }
  };
  for (const { place, thing } of marks) {
    if (group[0] !== undefined && (group[0].digest !== thing.digest || group[0].reason !== thing.reason)) {
      close();
      group = [];
      next = before;
    }
    group.push(thing);
    before = place;
  }
  // The last group may go on in the next look, unless this was the end of all.
  if (isEnd) close();
  const pairs = [...found.values()].map(({ people, reasons }) => ({ people, reasons: [...reasons] }));
  return { pairs, next: isEnd ? undefined : (next ?? before) };
};
