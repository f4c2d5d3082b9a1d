import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import * as decide from "./decide.ts";
import type { ProjectForm } from "./input.ts";
import { listOutputs } from "./outputs-store.ts";
import type { Project } from "./project.ts";
import { readProject, saveNewProject, saveProject } from "./store.ts";

const MOST_TRIES = 3;

/** When and by whom a command is given, and the name under which it is done once. */
export interface Given {
  readonly occasion: Occasion;
  readonly once: string;
}

/** What became of a command: the project as it is now, or why nothing was changed. */
export type Changed =
  | { readonly outcome: "done"; readonly project: Project }
  | { readonly outcome: "refused"; readonly refusal: decide.ProjectRefusal | "unknown" };

/** Takes on a project and gives its reference; the same command again gives the same reference. One transaction. */
export const createProject = async (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  form: ProjectForm,
  { occasion, once }: Given,
): Promise<string> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reference = newReference("project", needs.randomBytes);
    const saved = await saveNewProject(needs, decide.createProject(form, reference, occasion), once);
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
  throw new Error(`A project could not be saved in ${MOST_TRIES} tries.`);
};

/** Changes a project, with `writes` beside it: one read and one transaction, again when somebody else changed it in between. */
export const changeProject = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (project: Project) => decide.ProjectAnswer,
  writes: readonly Write<decide.ProjectRefusal>[] = [],
): Promise<Changed> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const project = await readProject(needs.table, reference);
    if (project === undefined) return { outcome: "refused", refusal: "unknown" };
    const answer = answerOn(project);
    if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
    if ("unchanged" in answer) return { outcome: "done", project };
    const saved = await saveProject(needs, project, answer, { once, writes });
    if (saved.outcome !== "refused") return { outcome: "done", project: answer.project };
    if (saved.refusal !== "changed") return saved;
  }
  return { outcome: "refused", refusal: "changed" };
};

/** Completes a project on a date (`2026-11-23`); its follow-ups begin, and what is missing of its outputs becomes a task. */
export const completeProject = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly completedOn: string;
    readonly recipe?: string | undefined;
  },
  { occasion, once }: Given,
): Promise<Changed> => {
  const { reference, completedOn, recipe } = asked;
  return changeProject(
    needs,
    reference,
    once,
    (project) => decide.completeProject(project, completedOn, occasion, recipe),
    [listOutputs(reference, completedOn)],
  );
};
