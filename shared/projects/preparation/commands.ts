import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changeProject, makeProject, type NewProjectNeeds, type ProjectMade } from "../commands.ts";
import { newPart, partKinds } from "../parts/store.ts";
import {
  type AcceptedWork,
  prepareProject as decidePrepareProject,
  startWork as decideStartWork,
  type StartRefusal,
} from "./decide.ts";

/** Makes a project of an accepted application and tells its reference. One transaction. */
export const prepareProject = (
  needs: NewProjectNeeds,
  work: AcceptedWork,
  command: Command,
): Promise<ProjectMade> =>
  makeProject(
    needs,
    command,
    (reference) => decidePrepareProject(work, reference, command.occasion),
    ({ project: { reference }, applicant }) => [newPart(partKinds.role, reference, applicant)],
  );

/** Starts the work of a project that was being prepared. */
export const startWork = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly startsOn: string; readonly weeks: number },
  command: Command,
): Promise<Changed<StartRefusal | "unknown">> =>
  changeProject(needs, command, {
    reference: asked.reference,
    decide: (project) => decideStartWork(project, asked, command.occasion),
  });
