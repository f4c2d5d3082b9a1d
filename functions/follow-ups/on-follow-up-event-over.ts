import { attendanceAt, eventToBe } from "../../shared/events/read.ts";
import {
  closeStep,
  eventOverTimer,
  type FollowUpAnswer,
  forgetEvent,
  morningAfter,
} from "../../shared/follow-ups/decide.ts";
import { FollowUpEventOver } from "../../shared/follow-ups/entries.ts";
import { type Run, stepOf } from "../../shared/follow-ups/run.ts";
import { readRun, saveRun } from "../../shared/follow-ups/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { addDays, localDate, nineOn, plus } from "../../shared/platform/wall-clock.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

const MOST_TRIES = 8;

/** Who has not recorded an attendance by then will not; the step's own reminders go on all the same. */
const LOOKS_FOR = "P30D";

type Due = DataOf<typeof FollowUpEventOver>;

/** What becomes of the step: a change of the follow-ups, a moment at which to look again, or nothing. */
const lookAt = async (
  needs: Needs,
  run: Run,
  { step, event }: Due,
  occasion: ReactionOccasion,
): Promise<FollowUpAnswer | { readonly again: Instant } | undefined> => {
  const own = stepOf(run, step);
  if (own?.event !== event) return undefined;
  const known = await eventToBe(needs.table, event);
  if (known === undefined || known.status === "cancelled") return forgetEvent(run, step, event, occasion);
  if (known.endsAt > occasion.now) return { again: morningAfter(known.endsAt) };
  const attendance = await attendanceAt(needs.table, event);
  if (attendance !== undefined && attendance.came > 0)
    return closeStep(run, step, { kind: "event", reference: event }, occasion);
  if (occasion.now > plus(known.endsAt, LOOKS_FOR)) return undefined;
  return { again: nineOn(addDays(localDate(occasion.now), 1)) };
};

/** Closes a step whose event has taken place and whose attendance is recorded; looks again when the event was moved or nobody has recorded it yet. */
export const onFollowUpEventOver: Reaction<Due> = async (needs, entry, occasion) => {
  const project = entry.subject.id;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const run = await readRun(needs.table, project);
    if (run === undefined) throw new Error(`${project} has no follow-ups.`);
    const answer = await lookAt(needs, run, entry.data, occasion);
    if (answer === undefined) return;
    if ("again" in answer) {
      const timer = eventOverTimer(project, { ...entry.data, at: answer.again }, occasion);
      await commit(needs, { once: occasion.once, setTimers: [timer] });
      return;
    }
    if (!("run" in answer)) return;
    const saved = await saveRun(needs, run, answer, { once: occasion.once });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The follow-ups of ${project} kept changing while an event was looked at.`);
};

export const handler = reaction("follow-ups/on-follow-up-event-over", FollowUpEventOver, onFollowUpEventOver);
