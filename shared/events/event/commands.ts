import * as z from "zod/mini";
import { UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { newReference } from "../../platform/references.ts";
import type { EventNeeds } from "../places/commands-registered.ts";
import { saveAttendance, saveEvent, saveNewEvent } from "../save.ts";
import { readEvent, readRegistrationsOf } from "../store.ts";
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
} from "./decide.ts";
import type { EventDetails, EventState } from "./model.ts";

/** Makes an event that the public does not see yet, and tells its reference. One transaction. */
export const draftEvent = (
  needs: EventNeeds,
  details: EventDetails,
  command: Command,
): Promise<Changed<never, { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async () => details,
    decide: (described) =>
      decideDraftEvent(described, newReference("event", needs.randomBytes), command.occasion),
    save: (_described, decision) => saveNewEvent(decision),
    told: z.object({ reference: z.string() }),
  });

const changeOneEvent = <Refusal extends string>(
  needs: CommitNeeds,
  reference: string,
  command: Pick<Command, "once">,
  decide: (state: EventState) => EventDecision | { readonly refusal: Refusal },
) =>
  changeStored(needs, command, {
    read: () => readEvent(needs.table, reference),
    decide,
    save: (state, decision) => saveEvent(state, decision),
  });

/** Puts a draft on the public list. One read and one transaction. */
export const publishEvent = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<PublishRefusal | "unknown">> =>
  changeOneEvent(needs, reference, command, (state) => decidePublishEvent(state, command.occasion));

/**
 * Changes what the team described. `sequence` is that of the event as the team saw it: somebody else's change in the meantime is a
 * refusal, never overwritten. One read and one transaction.
 */
export const changeEvent = (
  needs: CommitNeeds,
  change: { readonly reference: string; readonly sequence: number; readonly details: EventDetails },
  command: Command,
): Promise<Changed<ChangeRefusal | "changed-meanwhile" | "unknown">> =>
  changeOneEvent<ChangeRefusal | "changed-meanwhile">(needs, change.reference, command, (state) =>
    state.event.sequence === change.sequence
      ? decideChangeEvent(state, change.details, command.occasion)
      : { refusal: "changed-meanwhile" },
  );

/** Calls an event off, for good. One read and one transaction; everybody is told by the reaction to it. */
export const cancelEvent = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<CancelEventRefusal | "unknown">> =>
  changeOneEvent(needs, reference, command, (state) => decideCancelEvent(state, command.occasion));

const MOST_AT_ONCE = 40;

/** Who came, and who did not, by their ids. */
export interface Attendances {
  readonly reference: string;
  readonly came: ReadonlyMap<string, boolean>;
}

const recordSome = (
  needs: CommitNeeds,
  { reference, came }: Attendances,
  command: Command,
): Promise<Changed<AttendanceRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [state, registrations] = await Promise.all([
        readEvent(needs.table, reference),
        readRegistrationsOf(needs.table, reference, [...came.keys()]),
      ]);
      return state && { state, registrations };
    },
    decide: ({ state, registrations }) => {
      const attendance = attendanceOf(state, registrations, came, command.occasion);
      if ("refusal" in attendance) return attendance;
      return attendance.length === 0 ? UNCHANGED : { attendance };
    },
    save: (_found, { attendance }) => saveAttendance(attendance),
  });

/**
 * Records who came and who did not; people without a place are passed over. Forty people to a transaction; an interrupted recording is
 * completed by the same request.
 */
export const recordAttendance = async (
  needs: CommitNeeds,
  { reference, came }: Attendances,
  command: Command,
): Promise<Changed<AttendanceRefusal | "unknown">> => {
  const answers = [...came];
  for (let from = 0; from === 0 || from < answers.length; from += MOST_AT_ONCE) {
    const some = { reference, came: new Map(answers.slice(from, from + MOST_AT_ONCE)) };
    const recorded = await recordSome(needs, some, { ...command, once: `${command.once}:${from}` });
    if ("refusal" in recorded) return recorded;
  }
  return { done: true };
};
