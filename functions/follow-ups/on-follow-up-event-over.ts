import { attendanceAt, eventToBe } from "../../shared/events/read.ts";
import { FollowUpEventOver } from "../../shared/follow-ups/entries.ts";
import {
  closeStep,
  eventOverTimer,
  type FollowUpDecision,
  forgetEvent,
  morningAfter,
} from "../../shared/follow-ups/runs/decide.ts";
import { type Run, stepOf } from "../../shared/follow-ups/runs/model.ts";
import { readRun, saveRun } from "../../shared/follow-ups/runs/store.ts";
import { UNCHANGED, type Unchanged } from "../../shared/journal/answer.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { addDays, localDate, nineOn, plus } from "../../shared/platform/wall-clock.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Who has not recorded an attendance by then will not; the step's own reminders go on all the same. */
const LOOKS_FOR = "P30D";

type Due = DataOf<typeof FollowUpEventOver>;

/** The event of a step: when it ends, and how many came if it is over and its attendance is recorded. Two reads. */
const readEvent = async ({ table, now }: Needs, reference: string) => {
  const event = await eventToBe(table, reference);
  if (event === undefined || event.status === "cancelled") return undefined;
  const attendance = event.endsAt > now() ? undefined : await attendanceAt(table, reference);
  return { endsAt: event.endsAt, came: attendance?.came ?? 0 };
};

/** What becomes of a step whose event is over, was moved or was cancelled: a change, or a moment at which to look again. */
const lookAt = (
  run: Run,
  { step, event }: Due,
  found: { readonly endsAt: Instant; readonly came: number } | undefined,
  occasion: ReactionOccasion,
): FollowUpDecision | { readonly again: Instant } | Unchanged => {
  if (stepOf(run, step)?.event !== event) return UNCHANGED;
  if (found === undefined) return forgetEvent(run, step, event, occasion);
  if (found.endsAt > occasion.now) return { again: morningAfter(found.endsAt) };
  if (found.came > 0) {
    const answer = closeStep(run, step, { kind: "event", reference: event }, occasion);
    return "refusal" in answer ? UNCHANGED : answer;
  }
  if (occasion.now > plus(found.endsAt, LOOKS_FOR)) return UNCHANGED;
  return { again: nineOn(addDays(localDate(occasion.now), 1)) };
};

/** Closes a step whose event has taken place and whose attendance is recorded; looks again when the event was moved or nobody has recorded it yet. */
export const onFollowUpEventOver: Reaction<Due> = async (needs, entry, occasion) => {
  const project = entry.subject.id;
  const changed = await changeStored(needs, occasion, {
    read: async () => {
      const [run, event] = await Promise.all([
        readRun(needs.table, project),
        readEvent(needs, entry.data.event),
      ]);
      return run && { run, event };
    },
    decide: ({ run, event }) => lookAt(run, entry.data, event, occasion),
    save: ({ run }, decision) =>
      "again" in decision
        ? { setTimers: [eventOverTimer(project, { ...entry.data, at: decision.again }, occasion)] }
        : saveRun(run, decision, occasion.now),
  });
  expectDone(changed, `Looking at the event of a follow-up of ${project}`);
};

export const handler = reaction("follow-ups/on-follow-up-event-over", FollowUpEventOver, onFollowUpEventOver);
