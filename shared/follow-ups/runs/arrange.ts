import type { Instant } from "../../platform/clock.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import type { Nudge } from "../recipes/model.ts";
import type { Run, RunStep } from "./model.ts";
import { nudgeAfterReopening, workingMorning } from "./nudges.ts";

/** What of the follow-ups decides the days of their steps. */
export type Arranged = Pick<Run, "completedOn" | "status" | "steps">;

const dayOf = (
  step: RunStep,
  byName: ReadonlyMap<string, RunStep>,
  completedOn: string,
): string | undefined => {
  const { after } = step;
  if (after.from === "completion") return addDays(completedOn, after.days);
  const other = byName.get(after.step);
  // A step that left the recipe holds up nothing.
  if (other === undefined) return addDays(completedOn, after.days);
  // A step that was closed before its day was known never gets one: then its closing counts.
  const since = after.from === "due" ? (other.dueAt ?? other.closedAt) : other.closedAt;
  return since === undefined ? undefined : addDays(localDate(since), after.days);
};

/** The nudge to be sent next; undefined after the last. */
export const nudgeToCome = ({ nudged }: Pick<RunStep, "nudged">): Nudge | undefined =>
  nudged === 0 || nudged === 1 || nudged === 2 ? nudged : undefined;

const withDay = (step: RunStep, day: string | undefined): RunStep => {
  // What somebody was written to about keeps its day, as does what somebody gave one.
  if (step.nudged > 0 || step.moved === true) return step;
  const { dueAt: before, next, ...rest } = step;
  if (day === undefined) return { ...rest, status: "waiting" };
  const dueAt = workingMorning(day);
  const sameDay = before === dueAt && step.status === "open";
  return { ...rest, status: "open", dueAt, ...(sameDay && next !== undefined ? { next } : {}) };
};

const withNext = (step: RunStep, running: boolean, now: Instant): RunStep => {
  const nudge = nudgeToCome(step);
  const { next, ...rest } = step;
  if (!running || step.status !== "open" || step.dueAt === undefined || nudge === undefined) return rest;
  if (next?.nudge === nudge) return step;
  return { ...rest, next: { nudge, at: nudgeAfterReopening(step.dueAt, nudge, now) } };
};

/**
 * The steps with the days that follow from the recipe's offsets and from what has happened, each a working day, and with the nudge that each waits for.
 * Applied after every change, it opens what waited for a step that is now closed, takes back to waiting what has lost its day, and
 * leaves alone what is closed, what a person gave a day and what somebody was written to about. Pure; the same twice is the same.
 */
export const arrange = ({ completedOn, status, steps }: Arranged, now: Instant): RunStep[] => {
  let arranged = [...steps];
  // A day can depend on a day that depends on a day: as many rounds as there are steps settle all.
  for (let round = 0; round < steps.length; round += 1) {
    const byName = new Map(arranged.map((step) => [step.step, step]));
    arranged = arranged.map((step) =>
      step.status === "done" || step.status === "skipped"
        ? step
        : withDay(step, dayOf(step, byName, completedOn)),
    );
  }
  return arranged.map((step) => withNext(step, status === "running", now));
};
