import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { newReference } from "../platform/references.ts";
import { type Done, type EventNeeds, pauseBeforeTry, unlessMade } from "./commands.ts";
import {
  type AttendanceRefusal,
  attendanceOf,
  type CancelEventRefusal,
  type ChangeRefusal,
  cancelEvent as decideCancelEvent,
  changeEvent as decideChangeEvent,
  draftEvent as decideDraftEvent,
  publishEvent as decidePublishEvent,
  type EventDecision,
  type PublishRefusal,
} from "./decide-event.ts";
import type { EventDetails, EventState } from "./event.ts";
import { saveAttendance, saveEvent, saveNewEvent } from "./save.ts";
import { readEvent, readRegistrationsOf } from "./store.ts";

/** Makes an event that the public does not see yet, and gives its reference. One transaction. */
export const draftEvent = async (
  needs: EventNeeds,
  details: EventDetails,
  once: string,
  occasion: Occasion,
): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const reference = newReference("event", needs.randomBytes);
    const saved = await saveNewEvent(needs, decideDraftEvent(details, reference, occasion), once);
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
};

const alter = async <Refusal extends string>(
  needs: CommitNeeds,
  reference: string,
  once: string,
  decide: (state: EventState) => EventDecision | { readonly refusal: Refusal },
): Promise<Done<Refusal>> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const state = await readEvent(needs.table, reference);
    if (state === undefined) return { refusal: "unknown" };
    const decision = decide(state);
    if ("refusal" in decision) return unlessMade(needs, once, decision);
    const saved = await saveEvent(needs, state, decision, once);
    if (saved.outcome !== "refused") return { done: true };
  }
};

/** Puts a draft on the public list. One read and one transaction. */
export const publishEvent = (
  needs: CommitNeeds,
  reference: string,
  once: string,
  occasion: Occasion,
): Promise<Done<PublishRefusal>> =>
  alter(needs, reference, once, (state) => decidePublishEvent(state, occasion));

/**
 * Changes what the team described. `sequence` is that of the event as the team saw it: somebody else's change in the meantime is a
 * refusal, never overwritten. One read and one transaction.
 */
export const changeEvent = (
  needs: CommitNeeds,
  change: { readonly reference: string; readonly sequence: number; readonly details: EventDetails },
  once: string,
  occasion: Occasion,
): Promise<Done<ChangeRefusal | "changed-meanwhile">> =>
  alter<ChangeRefusal | "changed-meanwhile">(needs, change.reference, once, (state) =>
    state.event.sequence === change.sequence
      ? decideChangeEvent(state, change.details, occasion)
      : { refusal: "changed-meanwhile" },
  );

/** Calls an event off, for good. One read and one transaction; everybody is told by the reaction to it. */
export const cancelEvent = (
  needs: CommitNeeds,
  reference: string,
  once: string,
  occasion: Occasion,
): Promise<Done<CancelEventRefusal>> =>
  alter(needs, reference, once, (state) => decideCancelEvent(state, occasion));

const MOST_AT_ONCE = 40;

const recordSome = async (
  needs: CommitNeeds,
  reference: string,
  came: ReadonlyMap<string, boolean>,
  once: string,
  occasion: Occasion,
): Promise<Done<AttendanceRefusal>> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const [state, registrations] = await Promise.all([
      readEvent(needs.table, reference),
      readRegistrationsOf(needs.table, reference, [...came.keys()]),
    ]);
    if (state === undefined) return { refusal: "unknown" };
    const attendance = attendanceOf(state, registrations, came, occasion);
    if ("refusal" in attendance) return attendance;
    if (attendance.length === 0) return { done: true };
    const saved = await saveAttendance(needs, attendance, once);
    if (saved.outcome !== "refused") return { done: true };
  }
};

/**
 * Records who came and who did not, by their ids; people without a place are passed over. Forty people to a transaction; an
 * interrupted recording is completed by the same request.
 */
export const recordAttendance = async (
  needs: CommitNeeds,
  reference: string,
  came: ReadonlyMap<string, boolean>,
  once: string,
  occasion: Occasion,
): Promise<Done<AttendanceRefusal>> => {
  const answers = [...came];
  for (let from = 0; from === 0 || from < answers.length; from += MOST_AT_ONCE) {
    const some = new Map(answers.slice(from, from + MOST_AT_ONCE));
    const recorded = await recordSome(needs, reference, some, `${once}:${from}`, occasion);
    if ("refusal" in recorded) return recorded;
  }
  return { done: true };
};
