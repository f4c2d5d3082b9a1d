import { type Command, changeStored, expectDone } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { localDate } from "../../platform/wall-clock.ts";
import type { Project } from "../../projects/project.ts";
import { projectsNamed, whileAsRead } from "../../projects/read.ts";
import type { ProjectStatus } from "../../projects/status.ts";
import { recipeNamed } from "../recipes/read.ts";
import { alignRun, type ProjectStanding } from "./decide-run.ts";
import { readRun, saveRun } from "./store.ts";

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
 * read. Throws when there is no such project.
 */
export const alignFollowUps = async (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<void> => {
  const changed = await changeStored(needs, command, {
    read: async () => {
      const [run, projects] = await Promise.all([
        readRun(needs.table, reference),
        projectsNamed(needs.table, [reference]),
      ]);
      const project = projects.get(reference);
      return project && { run, project, recipe: await recipeNamed(needs.table, project.recipe) };
    },
    decide: ({ run, project, recipe }) => alignRun(run, standingOf(project), recipe, command.occasion),
    save: ({ run, project }, decision) => {
      const saving = saveRun(run, decision, needs.now());
      return { ...saving, writes: [...saving.writes, whileAsRead(project)] };
    },
  });
  expectDone(changed, `Bringing the follow-ups of ${reference} into line`);
};
