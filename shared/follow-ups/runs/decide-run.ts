import { refused, UNCHANGED } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import { FollowUpsPaused, FollowUpsResumed, FollowUpsStarted, FollowUpsStopped } from "../entries.ts";
import type { Recipe, RecipeStep } from "../recipes/model.ts";
import { decided, type FollowUpAnswer, type FollowUpDecision } from "./decide.ts";
import type { Run, RunStep } from "./model.ts";
import { workingMorning } from "./nudges.ts";

/** A step of a recipe as the follow-ups of a project begin with it; its day is arranged with the others'. */
export const planned = (step: RecipeStep): RunStep => ({ ...step, status: "waiting", nudged: 0 });

const started = (run: Run, occasion: Occasion): Entry =>
  record(
    FollowUpsStarted,
    { subject: run.project, data: { recipe: run.recipe.id, version: run.recipe.version } },
    occasion,
  );

/** The follow-ups of a project completed on a date, as the recipe has them now. A later change of the recipe leaves them alone. */
export const startRun = (
  project: string,
  recipe: Recipe,
  completedOn: string,
  occasion: Occasion,
): FollowUpDecision => {
  const { id, name, version } = recipe;
  const run: Run = {
    project,
    recipe: { id, name, version },
    completedOn,
    status: "running",
    steps: recipe.steps.map(planned),
    version: 1,
  };
  return decided(undefined, run, [started(run, occasion)], occasion);
};

const begunAnew = (step: RunStep): RunStep => {
  if (step.status === "done" || step.status === "skipped") return step;
  const { next: _next, dueAt: _due, moved: _moved, ...rest } = step;
  return { ...rest, status: "waiting", nudged: 0 };
};

/** Starts follow-ups again after the end of the project was taken back and it was completed anew: what is closed stays, the rest gets new days. */
export const restartRun = (run: Run, completedOn: string, occasion: Occasion): FollowUpDecision => {
  const { paused: _paused, ...rest } = run;
  const again: Run = { ...rest, completedOn, status: "running", steps: run.steps.map(begunAnew) };
  return decided(run, again, [started(again, occasion)], occasion);
};

const pause = (run: Run, because: "project" | "by-hand", occasion: Occasion): FollowUpAnswer => {
  if (run.status === "paused") return UNCHANGED;
  const paused: Run = { ...run, status: "paused", paused: { at: occasion.now, because } };
  const data = { with: because === "project" ? "project" : "nothing" } as const;
  return decided(run, paused, [record(FollowUpsPaused, { subject: run.project, data }, occasion)], occasion);
};

/** Pauses follow-ups: nobody is reminded until they are resumed. Steps can still be closed. */
export const pauseRun = (
  run: Run,
  because: "project" | "by-hand",
  occasion: Occasion,
): FollowUpAnswer<"stopped"> =>
  run.status === "stopped" ? refused("stopped") : pause(run, because, occasion);

const daysSince = (from: string, to: string): number => Math.max(0, datesBetween(from, to).length - 1);

/** Lets paused follow-ups go on. Each step that was to come when they paused is due as many days later as the pause took, or on the first working day after. */
export const resumeRun = (run: Run, occasion: Occasion): FollowUpAnswer => {
  const { paused, ...rest } = run;
  if (paused === undefined) return UNCHANGED;
  const days = daysSince(localDate(paused.at), localDate(occasion.now));
  const later = (step: RunStep): RunStep =>
    step.status === "open" && step.dueAt !== undefined && step.dueAt > paused.at && days > 0
      ? { ...step, dueAt: workingMorning(addDays(localDate(step.dueAt), days)), moved: true }
      : step;
  const resumed: Run = { ...rest, status: "running", steps: run.steps.map(later) };
  const entry = record(FollowUpsResumed, { subject: run.project, data: { days } }, occasion);
  return decided(run, resumed, [entry], occasion);
};

/** Ends follow-ups for good, unless the project is completed again. What was done stays on record. */
export const stopRun = (run: Run, occasion: Occasion): FollowUpAnswer => {
  if (run.status === "stopped") return UNCHANGED;
  const { paused: _paused, ...rest } = run;
  const entry = record(FollowUpsStopped, { subject: run.project, data: {} }, occasion);
  return decided(run, { ...rest, status: "stopped" }, [entry], occasion);
};

/** How a project stands, as far as its follow-ups are concerned. */
export interface ProjectStanding {
  readonly project: string;
  /** `ended` is abandoned or superseded; `open` is not completed, or not any more. */
  readonly is: "completed" | "paused" | "ended" | "open";
  /** The date of completion; none before it is completed. */
  readonly completedOn?: string | undefined;
}

/**
 * Brings follow-ups into line with how their project stands now, whatever was heard of it before and in which order: starts, pauses,
 * resumes, stops or starts them again. Unchanged when they are, or when there are none and should be none.
 */
export const alignRun = (
  run: Run | undefined,
  { project, is, completedOn }: ProjectStanding,
  recipe: Recipe,
  occasion: Occasion,
): FollowUpAnswer => {
  if (completedOn === undefined || is === "open" || is === "ended")
    return run === undefined ? UNCHANGED : stopRun(run, occasion);
  if (run === undefined)
    return is === "completed" ? startRun(project, recipe, completedOn, occasion) : UNCHANGED;
  if (run.status === "stopped" || run.completedOn !== completedOn)
    return is === "completed" ? restartRun(run, completedOn, occasion) : stopRun(run, occasion);
  if (is === "paused") return pause(run, "project", occasion);
  return run.paused?.because === "project" ? resumeRun(run, occasion) : UNCHANGED;
};
