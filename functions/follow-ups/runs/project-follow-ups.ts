import type { Recipe } from "../../../shared/follow-ups/recipes/model.ts";
import { startRun } from "../../../shared/follow-ups/runs/decide-run.ts";
import { type Run, stepState } from "../../../shared/follow-ups/runs/model.ts";
import type { Occasion } from "../../../shared/journal/entry.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import type { TimelineStep } from "../../../shared/projects/timeline/project-timeline.ts";
import { stepTag } from "./step-tags.ts";

const when = (step: Run["steps"][number], now: Instant, run: Run): string => {
  if (step.dueAt !== undefined)
    return `${stepState(step, now) === "to-come" || stepState(step, now) === "due-today" ? "due" : "was due"} ${sayDate(step.dueAt)}`;
  const { after } = step;
  const other = after.from === "completion" ? undefined : run.steps.find((one) => one.step === after.step);
  return other === undefined ? "" : `${after.days} days after “${other.title}” is closed`;
};

/** The follow-ups of a project, as its page lists them. */
export const followUpItems = (run: Run, now: Instant) =>
  run.steps.map((step, index) => ({
    href: toPath(paths.deskFollowUp, { reference: run.project, step: step.step }),
    heading: { text: `${index + 1}. ${step.title}` },
    hint: { text: when(step, now, run) },
    status: { tag: stepTag(step, now) },
  }));

/** The steps that a completion on this date sets in motion, as they would be planned. */
export const plannedRun = (project: string, recipe: Recipe, completedOn: string, occasion: Occasion): Run =>
  startRun(project, recipe, completedOn, occasion).run;

/** The planned steps in words: what, and when or after what. */
export const plannedSteps = (run: Run, now: Instant) =>
  run.steps.map((step) => ({
    title: step.title,
    dueAt: step.dueAt,
    when: step.dueAt === undefined ? when(step, now, run) : undefined,
  }));

/** The follow-ups as the project's timeline draws them: those whose day is known. */
export const timelineSteps = (run: Run, isPlan: boolean, now: Instant): readonly TimelineStep[] =>
  run.steps.flatMap((step, index) =>
    step.dueAt === undefined
      ? []
      : {
          number: index + 1,
          title: step.title,
          dueAt: step.dueAt,
          state: isPlan ? "planned" : stepState(step, now),
        },
  );
