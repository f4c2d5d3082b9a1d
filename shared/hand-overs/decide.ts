import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { HandOverBegun, HandOverFinished, HandOverTakenBack } from "./entries.ts";
import type { HandOver } from "./model.ts";

/** A hand-over as it is from now on. */
export interface HandOverDecision {
  readonly handOver: HandOver;
  readonly entries: readonly Entry[];
}

const about = ({ from, id, to }: HandOver) => ({ subject: from, person: from, data: { handOver: id, to } });

/** Begins to give all that somebody has to a colleague. Nobody takes over from themselves. */
export const beginHandOver = (
  asked: Pick<HandOver, "from" | "to" | "by">,
  occasion: Occasion,
): HandOverDecision | Refused<"same-person"> => {
  if (asked.from === asked.to) return refused("same-person");
  const handOver: HandOver = { ...asked, id: occasion.newId(), at: occasion.now, version: 1 };
  return { handOver, entries: [record(HandOverBegun, about(handOver), occasion)] };
};

/** Notes that all was gone through. */
export const finishHandOver = (
  before: HandOver,
  counts: { readonly given: number; readonly left: number },
  occasion: Occasion,
): HandOverDecision | Unchanged => {
  if (before.finished !== undefined || before.takenBackAt !== undefined) return UNCHANGED;
  const handOver = { ...before, finished: { at: occasion.now, ...counts }, version: before.version + 1 };
  const { data, ...rest } = about(handOver);
  return {
    handOver,
    entries: [record(HandOverFinished, { ...rest, data: { ...data, ...counts } }, occasion)],
  };
};

/** Takes a hand-over back, finished or not: what was given goes back. */
export const takeBackHandOver = (before: HandOver, occasion: Occasion): HandOverDecision | Unchanged => {
  if (before.takenBackAt !== undefined) return UNCHANGED;
  const handOver = { ...before, takenBackAt: occasion.now, version: before.version + 1 };
  return { handOver, entries: [record(HandOverTakenBack, about(handOver), occasion)] };
};
