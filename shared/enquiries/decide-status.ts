import type { Refused } from "../journal/answer.ts";
import type { Entry, Occasion } from "../journal/entry.ts";
import { record } from "../journal/entry.ts";
import type { Letter } from "../letters/letter.ts";
import type { Instant } from "../platform/clock.ts";
import { plus } from "../platform/wall-clock.ts";
import type { TaskDecision } from "../tasks/decide.ts";
import { type Timer, type TimerName, timerKey } from "../timers/timer.ts";
import type { Message } from "./conversation/model.ts";
import type { Enquiry, EnquiryStatus } from "./enquiry.ts";
import { EnquiryClosingDue, EnquiryMoved, EnquiryReminderDue } from "./entries.ts";
import type { Targets } from "./targets/model.ts";

/** A message and the conversation that it belongs to: the enquiry's own, or that of one that was merged into it. */
export interface FiledMessage {
  readonly conversation: string;
  readonly message: Message;
}

/** What a decision about an enquiry makes true: its new state, new messages, what is to be written in the journal, letters and timers. */
export interface EnquiryDecision {
  readonly enquiry: Enquiry;
  readonly messages: readonly FiledMessage[];
  readonly entries: readonly Entry[];
  readonly letters: readonly Letter[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
  /** What the team has to do because of it. */
  readonly tasks?: readonly TaskDecision[];
}

/**
 * Why nothing was changed. `merged`: it belongs to another enquiry now. `already-so`: it is as asked. `no-participant`: nobody of it.
 * `taken`: somebody else of the team has it meanwhile. `not-named`: no mail of its conversation names the address. `too-many`: so many take part that
 * nobody can join.
 */
export type EnquiryRefusal = "merged" | "already-so" | "no-participant" | "taken" | "not-named" | "too-many";

/** A decision about an enquiry, or why there is none. */
export type EnquiryDecided<Refusal extends EnquiryRefusal = EnquiryRefusal> =
  | EnquiryDecision
  | Refused<Refusal>;

/** Why an enquiry moves. */
export type MoveReason = "answer" | "message" | "person" | "time" | "merge" | "letter";

const timerId = ({ reference }: Enquiry): string => `enquiry:${reference}`;

const pendingTimer = (enquiry: Enquiry): TimerName[] =>
  enquiry.timer === undefined ? [] : [{ id: timerId(enquiry), due: enquiry.timer.at }];

const sameTimer = (one: TimerName) => (other: TimerName) =>
  timerKey(one).pk === timerKey(other).pk && timerKey(one).sk === timerKey(other).sk;

/** The next thing that the clock does to an enquiry in a status: a reminder or the end of waiting, then nothing. */
const nextTimer = (
  status: EnquiryStatus,
  now: Instant,
  targets: Targets,
): NonNullable<Enquiry["timer"]> | undefined => {
  if (status === "waiting") return { what: "reminder", at: plus(now, `P${targets.reminderDays}D`) };
  if (status === "answered") return { what: "close", at: plus(now, `P${targets.quietDays}D`) };
  return undefined;
};

const toTimer = (enquiry: Enquiry, timer: NonNullable<Enquiry["timer"]>, occasion: Occasion): Timer => ({
  id: timerId(enquiry),
  due: timer.at,
  entry: record(
    timer.what === "reminder" ? EnquiryReminderDue : EnquiryClosingDue,
    { subject: enquiry.reference, person: enquiry.person, data: { since: enquiry.statusSince } },
    occasion,
  ),
});

/** An enquiry with another timer (or none) instead of the one it has. */
export const withTimer = (
  enquiry: Enquiry,
  timer: Enquiry["timer"],
  occasion: Occasion,
): Pick<EnquiryDecision, "enquiry" | "setTimers" | "cancelTimers"> => {
  const { timer: _before, ...rest } = enquiry;
  const after: Enquiry = timer === undefined ? rest : { ...rest, timer };
  const setTimers = timer === undefined ? [] : [toTimer(after, timer, occasion)];
  const cancelTimers = pendingTimer(enquiry).filter((old) => !setTimers.some(sameTimer(old)));
  return { enquiry: after, setTimers, cancelTimers };
};

/** Nothing but the enquiry as it is, one version on. What every decision begins with. */
export const unmoved = (enquiry: Enquiry): EnquiryDecision => ({
  enquiry: { ...enquiry, version: enquiry.version + 1 },
  messages: [],
  entries: [],
  letters: [],
  setTimers: [],
  cancelTimers: [],
});

/**
 * Moves an enquiry to a status, with its timer and the entry that tells of it. To the status that it has: only the timer begins anew.
 * While it is not the team's turn, no answer is due.
 */
export const moveTo = (
  before: Enquiry,
  status: EnquiryStatus,
  because: MoveReason,
  { occasion, targets }: { readonly occasion: Occasion; readonly targets: Targets },
): EnquiryDecision => {
  const { answerBy, undelivered, ...rest } = before;
  const ours = status === "new" || status === "open";
  const moved: Enquiry = {
    ...rest,
    ...(ours ? { answerBy, undelivered } : {}),
    status,
    statusSince: occasion.now,
    version: before.version + 1,
  };
  const timed = withTimer(moved, nextTimer(status, occasion.now, targets), occasion);
  const entries =
    before.status === status
      ? []
      : [
          record(
            EnquiryMoved,
            {
              subject: before.reference,
              person: before.person,
              data: { from: before.status, to: status, because },
            },
            occasion,
          ),
        ];
  return { ...timed, entries, messages: [], letters: [] };
};
