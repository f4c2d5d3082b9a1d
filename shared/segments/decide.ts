import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { SegmentRemoved, SegmentRestored, SegmentSaved } from "./entries.ts";
import { isSameFilter, questionsIn, type SegmentFilter } from "./filter.ts";
import type { Segment } from "./model.ts";

/** A segment as it is from now on. */
export interface SegmentDecision {
  readonly segment: Segment;
  readonly entries: readonly Entry[];
}

/** What a segment is called and of whom it is. */
export interface WrittenSegment {
  readonly name: string;
  readonly filter: SegmentFilter;
}

const saved = (segment: Segment, occasion: Occasion): SegmentDecision => {
  const data = { version: segment.version, questions: [...questionsIn(segment.filter)] };
  return { segment, entries: [record(SegmentSaved, { subject: segment.id, data }, occasion)] };
};

const now = ({ now: at, actor }: Occasion) => ({ at, by: actor.id ?? "" });

/** A new segment. */
export const newSegment = (
  id: string,
  { name, filter }: WrittenSegment,
  occasion: Occasion,
): SegmentDecision => {
  const { at, by } = now(occasion);
  return saved({ id, name, filter, version: 1, at, by, madeAt: at, madeBy: by }, occasion);
};

/** A new version of a segment. Refused as `changed` when there is a newer one than the one that was seen, or it was removed. */
export const changeSegment = (
  before: Segment,
  { seen, name, filter }: WrittenSegment & { readonly seen: number },
  occasion: Occasion,
): SegmentDecision | Refused<"changed"> | Unchanged => {
  if (before.version !== seen || before.removedAt !== undefined) return refused("changed");
  if (before.name === name && isSameFilter(before.filter, filter)) return UNCHANGED;
  return saved({ ...before, name, filter, version: before.version + 1, ...now(occasion) }, occasion);
};

/** Takes a segment off the list, or puts it back there. */
export const setRemoved = (
  before: Segment,
  isRemoved: boolean,
  occasion: Occasion,
): SegmentDecision | Unchanged => {
  if ((before.removedAt !== undefined) === isRemoved) return UNCHANGED;
  const version = before.version + 1;
  const { removedAt: _removed, ...kept } = before;
  const segment = { ...kept, version, ...now(occasion), ...(isRemoved && { removedAt: occasion.now }) };
  const entry = isRemoved ? SegmentRemoved : SegmentRestored;
  return { segment, entries: [record(entry, { subject: before.id, data: { version } }, occasion)] };
};
