import type { CommitNeeds } from "../journal/commit.ts";
import { type Changed, changeProject, type Given } from "./commands.ts";
import * as decide from "./decide-state.ts";
import type { ProjectStatus } from "./status.ts";
import { checkProject } from "./store.ts";

/** Lets a project rest, with the reason. */
export const pauseProject = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly reason: string },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) =>
    decide.pauseProject(project, asked.reason, occasion),
  );

/** Lets a paused project go on. */
export const resumeProject = (
  needs: CommitNeeds,
  asked: { readonly reference: string },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) => decide.resumeProject(project, occasion));

/** Abandons a project, has another take its place (which must be there), or hands it over. */
export const endProject = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly ending: decide.Ending },
  { occasion, once }: Given,
): Promise<Changed> => {
  const { reference, ending } = asked;
  const writes = ending.status === "superseded" && ending.by !== reference ? [checkProject(ending.by)] : [];
  return changeProject(
    needs,
    reference,
    once,
    (project) => decide.endProject(project, ending, occasion),
    writes,
  );
};

/** Takes back the end of a project, with the reason. */
export const reopenProject = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly from: ProjectStatus; readonly reason: string },
  { occasion, once }: Given,
): Promise<Changed> =>
  changeProject(needs, asked.reference, once, (project) => decide.reopenProject(project, asked, occasion));
