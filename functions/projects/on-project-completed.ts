import type { DataOf } from "../../shared/journal/entry.ts";
import { followUpTimers } from "../../shared/projects/decide.ts";
import { ProjectCompleted } from "../../shared/projects/entries.ts";
import { commitBeside, readProject } from "../../shared/projects/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

const MOST_TRIES = 8;

/** Sets the timers of the follow-up steps that the completion gave the project. */
export const onProjectCompleted: Reaction<DataOf<typeof ProjectCompleted>> = async (
  needs,
  entry,
  occasion,
) => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const project = await readProject(needs.table, entry.subject.id);
    if (project === undefined) throw new Error(`There is no project ${entry.subject.id}.`);
    const setTimers = followUpTimers(project, occasion);
    const saved = await commitBeside(needs, project, { once: occasion.once, setTimers });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The project ${entry.subject.id} kept changing while its follow-ups were planned.`);
};

export const handler = reaction("projects/on-project-completed", ProjectCompleted, onProjectCompleted);
