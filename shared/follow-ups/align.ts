import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { localDate } from "../platform/wall-clock.ts";
import type { Project } from "../projects/project.ts";
import { projectsNamed, whileAsRead } from "../projects/read.ts";
import type { ProjectStatus } from "../projects/status.ts";
import { alignRun, type ProjectStanding } from "./decide-run.ts";
import { recipeNamed } from "./read.ts";
import { readRun, saveRun } from "./store.ts";

const MOST_TRIES = 8;

// What is handed over is followed up all the same: others go on with it, and somebody will ask what came of it.
const standings: Readonly<Record<ProjectStatus, ProjectStanding["is"]>> = {
  "pre-mobilisation": "open",
  active: "open",
  paused: "paused",
  complete: "completed",
  "handed-over": "completed",
  abandoned: "ended",
  superseded: "ended",
};

const standingOf = ({ reference, status, completedAt }: Project): ProjectStanding => ({
  project: reference,
  is: standings[status],
  completedOn: completedAt === undefined ? undefined : localDate(completedAt),
});

/**
 * Brings the follow-ups of a project into line with how it stands now: one transaction that holds only while the project is as it was
 * read, tried again when either changed. Throws when there is no such project, or when they keep changing.
 */
export const alignFollowUps = async (
  needs: CommitNeeds,
  reference: string,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<void> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [run, projects] = await Promise.all([
      readRun(needs.table, reference),
      projectsNamed(needs.table, [reference]),
    ]);
    const project = projects.get(reference);
    if (project === undefined) throw new Error(`There is no project ${reference}.`);
    const recipe = await recipeNamed(needs.table, project.recipe);
    const answer = alignRun(run, standingOf(project), recipe, occasion);
    if (answer === undefined || !("run" in answer)) return;
    const saved = await saveRun(needs, run, answer, { once, more: [whileAsRead(project)] });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The project ${reference} kept changing while its follow-ups were brought into line.`);
};
