import { followUpsOf } from "../../../shared/follow-ups/read.ts";
import { recipeNamed } from "../../../shared/follow-ups/recipes/read.ts";
import { isClosed, type Run } from "../../../shared/follow-ups/runs/model.ts";
import type { Occasion } from "../../../shared/journal/entry.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import { type Project, stageOf } from "../../../shared/projects/project.ts";
import { timelineOf } from "../../../shared/projects/timeline/project-timeline.ts";
import {
  followUpItems,
  plannedRun,
  plannedSteps,
  timelineSteps,
} from "../../follow-ups/runs/project-follow-ups.ts";
import { stageTags } from "../stages/stage-tags.ts";

/** The follow-ups of a project. While it has none of its own, `run` is what they would be if it were completed as planned. */
export interface ProjectFollowUps {
  readonly own: Run | undefined;
  readonly run: Run;
}

/** Reads the follow-ups of a project, and its recipe. One read. */
export const readProjectFollowUps = async (
  table: Table,
  { reference, recipe: chosen, endsOn }: Project,
  occasion: Occasion,
): Promise<ProjectFollowUps> => {
  const [own, recipe] = await Promise.all([followUpsOf(table, reference), recipeNamed(table, chosen)]);
  return { own, run: own ?? plannedRun(reference, recipe, endsOn, occasion) };
};

/** How far a project has come, on its timeline too, and its follow-ups: those that it has, or what they will be. */
export const followUpsView = (project: Project, { own, run }: ProjectFollowUps, now: Instant) => ({
  stage: stageTags[stageOf(project, own !== undefined && isClosed(own))],
  timeline: timelineOf(project, timelineSteps(run, own === undefined, now), now),
  followUps: own,
  followUpsHref: toPath(paths.deskFollowUps, { reference: project.reference }),
  steps: own === undefined ? [] : followUpItems(own, now),
  planned: project.status === "active" ? plannedSteps(run, now) : [],
});
