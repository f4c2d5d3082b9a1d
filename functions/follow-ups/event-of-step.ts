import { attendanceAt, eventToBe } from "../../shared/events/read.ts";
import {
  closeStep,
  eventOverTimer,
  type FollowUpDecision,
  forgetEvent,
} from "../../shared/follow-ups/runs/decide.ts";
import { type Run, stepOf } from "../../shared/follow-ups/runs/model.ts";
import { readRun, saveRun, type WaitingStep } from "../../shared/follow-ups/runs/store.ts";
import { UNCHANGED, type Unchanged } from "../../shared/journal/answer.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import type { ReactionOccasion } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

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
  { step, event }: WaitingStep,
  found: { readonly endsAt: Instant; readonly came: number } | undefined,
  occasion: ReactionOccasion,
): FollowUpDecision | { readonly again: Instant } | Unchanged => {
  if (stepOf(run, step)?.event !== event) return UNCHANGED;
  if (found === undefined) return forgetEvent(run, step, event, occasion);
  if (found.endsAt > occasion.now) return { again: found.endsAt };
  if (found.came === 0) return UNCHANGED;
  const answer = closeStep(run, step, { kind: "event", reference: event }, occasion);
  return "refusal" in answer ? UNCHANGED : answer;
};

/**
 * Closes a step whose event has taken place and whose attendance is recorded, and looks again at the end of one that is not over. Asked when an
 * event ends and whenever somebody's attendance is recorded, so that the later of both closes the step at once.
 */
export const lookAtEvent = async (
  needs: Needs,
  waiting: WaitingStep,
  occasion: ReactionOccasion,
): Promise<void> => {
  const { project, step, event: reference } = waiting;
  const changed = await changeStored(needs, occasion, {
    read: async () => {
      const [run, event] = await Promise.all([readRun(needs.table, project), readEvent(needs, reference)]);
      return run && { run, event };
    },
    decide: ({ run, event }) => lookAt(run, waiting, event, occasion),
    save: ({ run }, decision) =>
      "again" in decision
        ? { setTimers: [eventOverTimer(project, { step, event: reference, at: decision.again }, occasion)] }
        : saveRun(run, decision, occasion.now),
  });
  expectDone(changed, `Looking at the event of a follow-up of ${project}`);
};
