import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { changeProject } from "../commands.ts";
import type { ProjectStatus } from "../status.ts";
import { checkGoesOn } from "../store.ts";
import {
  endProject as decideEndProject,
  pauseProject as decidePauseProject,
  reopenProject as decideReopenProject,
  resumeProject as decideResumeProject,
  type Ending,
  type EndRefusal,
} from "./decide.ts";

/** Lets a project rest, with the reason. */
export const pauseProject = (
  needs: CommitNeeds,
  { reference, reason }: { readonly reference: string; readonly reason: string },
  command: Command,
): Promise<Changed<"ended" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decidePauseProject(project, reason, command.occasion),
  });

/** Lets a paused project go on. */
export const resumeProject = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"ended" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideResumeProject(project, command.occasion),
  });

/** Abandons a project, has another take its place (which must be there and go on), or hands it over. */
export const endProject = (
  needs: CommitNeeds,
  { reference, ending }: { readonly reference: string; readonly ending: Ending },
  command: Command,
): Promise<Changed<EndRefusal | "no-such-project" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideEndProject(project, ending, command.occasion),
    writes: () => (ending.status === "superseded" && ending.by !== reference ? [checkGoesOn(ending.by)] : []),
  });

/** Takes back the end of a project, with the reason. */
export const reopenProject = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly from: ProjectStatus; readonly reason: string },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeProject(needs, command, {
    reference: asked.reference,
    decide: (project) => decideReopenProject(project, asked, command.occasion),
  });
