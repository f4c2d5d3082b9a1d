import type { Refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { isOver, localDate } from "../../platform/wall-clock.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import { CallAnnounced, CallChanged, CallClosed, CallClosingSoon, CallMade } from "../entries.ts";
import type { CallDetails } from "./input.ts";
import type { Call } from "./model.ts";

/** What a decision about a call makes true. */
export interface CallDecision {
  readonly call: Call;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
}

/** Why the dates of a call are not taken. */
export type DatesRefusal = "in-the-past" | "closes-in-the-past";

/** Why a call is not changed. */
export type ChangeCallRefusal = "changed-meanwhile" | "criteria-in-use" | DatesRefusal;

/** Why a call is not announced. */
export type AnnounceRefusal = "already-announced" | "closes-in-the-past";

/** How long before its closing a call reminds those whose draft is not finished: three days of 24 hours. */
const REMINDED_HOURS = 72;

const reminderAt = (closesAt: Instant): Instant =>
  new Date(Date.parse(closesAt) - REMINDED_HOURS * 3_600_000).toISOString();

const timerName = (call: Call, what: "soon" | "closed"): TimerName => ({
  id: `call:${call.reference}:${what}`,
  due: what === "soon" ? reminderAt(call.closesAt) : call.closesAt,
});

const timersOf = (call: Call, occasion: Occasion): readonly Timer[] => {
  if (call.announcedAt === undefined) return [];
  const said = { subject: call.reference, data: { closesAt: call.closesAt } };
  return [
    { ...timerName(call, "soon"), entry: record(CallClosingSoon, said, occasion) },
    { ...timerName(call, "closed"), entry: record(CallClosed, said, occasion) },
  ].filter(({ due }) => due > occasion.now);
};

const timerNamesOf = (call: Call): readonly TimerName[] =>
  call.announcedAt === undefined ? [] : [timerName(call, "soon"), timerName(call, "closed")];

const datesRefusal = (
  details: CallDetails,
  { now }: Occasion,
  before?: Pick<Call, "opensAt" | "closesAt">,
): DatesRefusal | undefined => {
  const opened = before && localDate(before.opensAt);
  if (isOver(localDate(details.opensAt), { now, before: opened })) return "in-the-past";
  return details.closesAt !== before?.closesAt && details.closesAt <= now ? "closes-in-the-past" : undefined;
};

/** Drafts a call that is still to open, or opens today. */
export const makeCall = (
  details: CallDetails,
  reference: string,
  occasion: Occasion,
): CallDecision | Refused<DatesRefusal> => {
  const refusal = datesRefusal(details, occasion);
  if (refusal !== undefined) return { refusal };
  return {
    call: { reference, ...details, criteria: [...details.criteria], createdAt: occasion.now, version: 1 },
    entries: [record(CallMade, { subject: reference, data: {} }, occasion)],
    setTimers: [],
    cancelTimers: [],
  };
};

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Changes a call. `version` is that of the call as the person saw it: somebody else's change meanwhile is not overwritten. Once somebody has scored, the criteria stay: earlier scores would mean
 * something else. The timers move with the closing.
 */
export const changeCall = (
  call: Call,
  { details, version }: { readonly details: CallDetails; readonly version: number },
  occasion: Occasion,
): CallDecision | Refused<ChangeCallRefusal> => {
  if (version !== call.version) return { refusal: "changed-meanwhile" };
  if (call.firstScoreAt !== undefined && !isSame(call.criteria, details.criteria))
    return { refusal: "criteria-in-use" };
  const refusal = datesRefusal(details, occasion, call);
  if (refusal !== undefined) return { refusal };
  const changed: Call = { ...call, ...details, criteria: [...details.criteria], version: call.version + 1 };
  const moved = changed.closesAt !== call.closesAt;
  const set = moved ? timersOf(changed, occasion) : [];
  return {
    call: changed,
    entries: [record(CallChanged, { subject: call.reference, data: {} }, occasion)],
    setTimers: set,
    cancelTimers: moved ? timerNamesOf(call) : [],
  };
};

/** Shows a call to the public. It opens and closes by itself. */
export const announceCall = (call: Call, occasion: Occasion): CallDecision | Refused<AnnounceRefusal> => {
  if (call.announcedAt !== undefined) return { refusal: "already-announced" };
  if (call.closesAt <= occasion.now) return { refusal: "closes-in-the-past" };
  const announced: Call = { ...call, announcedAt: occasion.now, version: call.version + 1 };
  const { reference, opensAt, closesAt } = announced;
  return {
    call: announced,
    entries: [record(CallAnnounced, { subject: reference, data: { opensAt, closesAt } }, occasion)],
    setTimers: timersOf(announced, occasion),
    cancelTimers: [],
  };
};
