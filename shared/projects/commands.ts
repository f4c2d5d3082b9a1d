import * as z from "zod/mini";
import type { Refused, Unchanged } from "../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../journal/commit.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import {
  type CompletionRefusal,
  completeProject as decideCompleteProject,
  createProject as decideCreateProject,
  type ProjectDecision,
} from "./decide.ts";
import type { Completion, ProjectForm } from "./input.ts";
import { listOutputs } from "./outputs/store.ts";
import type { Project } from "./project.ts";
import { readProject, saveNewProject, saveProject } from "./store.ts";

/** What a command that makes a project needs from the outside. */
export interface NewProjectNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/** A command that made a project tells its reference. */
export type ProjectMade<Refusal extends string = never> = Changed<Refusal, { readonly reference: string }>;

/** Makes a project, as `decide` does with a new reference. `also` is written with it: checks that must hold, or its first parts. */
export const makeProject = <Decision extends ProjectDecision, OfChecks extends string = never>(
  needs: NewProjectNeeds,
  command: Command,
  decide: (reference: string) => Decision,
  also: (decision: Decision) => readonly Write<OfChecks>[] = () => [],
): Promise<ProjectMade<Exclude<OfChecks, Overtaken>>> =>
  changeStored(needs, command, {
    read: async () => newReference("project", needs.randomBytes),
    decide,
    save: (_reference, decision): Saving<OfChecks | Overtaken> => {
      const saving = saveNewProject(decision);
      return { ...saving, writes: [...(saving.writes ?? []), ...also(decision)] };
    },
    told: z.object({ reference: z.string() }),
  });

/** Takes on a project and tells its reference. `checks` must hold besides. One transaction. */
export const createProject = <OfChecks extends string = never>(
  needs: NewProjectNeeds,
  { checks = [], ...form }: ProjectForm & { readonly checks?: readonly Write<OfChecks>[] },
  command: Command,
): Promise<ProjectMade<Exclude<OfChecks, Overtaken>>> =>
  makeProject(
    needs,
    command,
    (reference) => decideCreateProject(form, reference, command.occasion),
    () => checks,
  );

/** A change of one project: what is decided about it, and what else is written when it changes. */
interface ProjectChange<Refusal extends string, OfWrites extends string> {
  readonly reference: string;
  readonly decide: (project: Project) => ProjectDecision | Refused<Refusal> | Unchanged;
  readonly writes?: (before: Project) => readonly Write<OfWrites>[];
}

/** Changes a project, with `writes` beside it. One read and one transaction. */
export const changeProject = <Refusal extends string = never, OfWrites extends string = never>(
  needs: CommitNeeds,
  command: Pick<Command, "once">,
  { reference, decide, writes = () => [] }: ProjectChange<Refusal, OfWrites>,
) =>
  changeStored(needs, command, {
    read: () => readProject(needs.table, reference),
    decide,
    save: (before, decision) => saveProject<OfWrites>(before, decision, { writes: writes(before) }),
  });

/** Completes a project on a date (`2026-11-23`); its follow-ups begin, and what is missing of its outputs becomes a task. */
export const completeProject = (
  needs: CommitNeeds,
  asked: Completion & { readonly reference: string },
  command: Command,
): Promise<Changed<CompletionRefusal | "unknown">> => {
  const { reference, completedOn } = asked;
  return changeProject(needs, command, {
    reference,
    decide: (project) => decideCompleteProject(project, asked, command.occasion),
    writes: () => [listOutputs(reference, completedOn)],
  });
};
