import { readListPage } from "../platform/list-page.ts";
import { allLookedAt, lookedAtIn, type SegmentNeeds } from "./evaluate.ts";
import type { SegmentFilter } from "./filter.ts";
import { addToTally, NO_TALLY, type Tally } from "./tally.ts";

/** Which page of the people of a segment: so many after the `next` of the page before. */
interface PeopleAsked {
  readonly after?: string | undefined;
  readonly limit: number;
}

const LOOKED_AT_ONCE = 500;

/**
 * Those who are of a segment at this moment, by their ids, the latest members first, a page at a time. One query for every five hundred members that are looked at, two of
 * them a page, and a read for every hundred where the filter asks what they did. A page may be short, or empty, and have a `next` all the same: who wants all of them goes on until
 * there is none. Whoever joins or leaves meanwhile may be in it or not, and nobody is in it twice. For other features: letters are still
 * asked by the sender whether they may go.
 */
export const peopleOfSegment = async (
  needs: SegmentNeeds,
  filter: SegmentFilter,
  { after, limit }: PeopleAsked,
): Promise<{ readonly people: readonly string[]; readonly next: string | undefined }> => {
  const { shown, next } = await readListPage(lookedAtIn(needs, filter), {
    cursor: after,
    size: limit,
    keep: ({ fits }) => fits,
    looking: { queries: 2, atOnce: LOOKED_AT_ONCE },
  });
  return { people: shown.map(({ member }) => member.person), next };
};

/** A count of a segment as far as it went: `next` is where it goes on, undefined when everybody was looked at. */
export interface SegmentCount {
  readonly tally: Tally;
  readonly next: string | undefined;
}

/** As many members are looked at before a page answers: twenty queries. */
export const LOOKED_AT_MOST = 10_000;

/**
 * Counts a segment, and compares it with the whole community, among ten thousand members, or so many as asked; goes on where an earlier count stopped. A query for every
 * five hundred members, and a read for every hundred where the filter asks what they did. For other features.
 */
export const countSegment = async (
  needs: SegmentNeeds,
  filter: SegmentFilter,
  before: SegmentCount = { tally: NO_TALLY, next: undefined },
  most = LOOKED_AT_MOST,
): Promise<SegmentCount> => {
  const source = allLookedAt(needs, filter);
  let { tally, next } = before;
  for (let looked = 0; looked < most; looked += LOOKED_AT_ONCE) {
    const found = await source(next, LOOKED_AT_ONCE);
    tally = addToTally(
      tally,
      found.map(({ thing }) => thing),
    );
    next = found.length < LOOKED_AT_ONCE ? undefined : found.at(-1)?.place;
    if (next === undefined) break;
  }
  return { tally, next };
};
