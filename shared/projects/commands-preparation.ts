import type { CommitNeeds } from "../journal/commit.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { type Changed, changeProject, type Given } from "./commands.ts";
import * as decide from "./decide-preparation.ts";
import { saveNewProject } from "./store.ts";

const MOST_TRIES = 3;

/** Makes a project of an accepted problem and gives its reference; the same command again gives the same reference. One transaction. */
export const prepareProject = async (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  work: decide.AcceptedWork,
  { occasion, once }: Given,
): Promise<string> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reference = newReference("project", needs.randomBytes);
    const saved = await saveNewProject(needs, decide.prepareProject(work, reference, occasion), once);
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
  throw new Error(`A project could not be saved in ${MOST_TRIES} tries.`);
};

/** Starts the work of a project that was being prepared. */
export const startWork = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly startsOn: string; readonly weeks: number },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) => decide.startWork(project, asked, occasion));
