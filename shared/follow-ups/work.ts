import type { Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { derivedFrom } from "../projections/projection.ts";
import type { Project } from "../projects/project.ts";
import { findProject } from "../projects/read.ts";
import { projectStands } from "../projects/work.ts";
import { workItem } from "../work/item.ts";
import {
  FollowUpDone,
  FollowUpMoved,
  FollowUpReopened,
  FollowUpSkipped,
  FollowUpsPaused,
  FollowUpsResumed,
  FollowUpsStarted,
  FollowUpsStopped,
  RecipeApplied,
} from "./entries.ts";
import type { Run } from "./runs/model.ts";
import { readRun } from "./runs/store.ts";

interface RunOfProject {
  readonly run: Run;
  readonly project: Project;
}

const readBoth = async (table: Table, id: string): Promise<RunOfProject | undefined> => {
  const [run, project] = await Promise.all([readRun(table, id), findProject(table, id)]);
  return run && project && { run, project };
};

const itemsOf = ({ run, project }: RunOfProject) => {
  if (run.status !== "running") return [];
  return run.steps.flatMap(({ status, dueAt, step, owner }) => {
    if (status !== "open" || dueAt === undefined) return [];
    const work = {
      kind: "follow-up",
      about: `project:${run.project}`,
      part: step,
      dueOn: localDate(dueAt),
    } as const;
    // Who has a role of the programme may change at any time, so it is looked up when the list is shown.
    if (owner === "community" || owner === "lead") return [workItem(undefined, { ...work, role: owner })];
    return [workItem(owner === "deputy" ? (project.deputy ?? project.owner) : project.owner, work)];
  });
};

/** The open follow-ups of a project, each of whoever has the role that owns it. */
export const followUpWork = derivedFrom({
  kind: "follow-ups",
  entries: [
    ...projectStands,
    FollowUpsStarted,
    FollowUpsStopped,
    FollowUpsPaused,
    FollowUpsResumed,
    FollowUpDone,
    FollowUpSkipped,
    FollowUpReopened,
    FollowUpMoved,
    RecipeApplied,
  ],
  keys: /^FOLLOW-UPS#(\S+) RUN$/,
  read: readBoth,
  items: itemsOf,
});
