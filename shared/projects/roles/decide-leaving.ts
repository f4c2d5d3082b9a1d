import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { ProjectDecision } from "../decide.ts";
import { ProjectOwnerChanged } from "../entries.ts";
import type { Project } from "../project.ts";
import { isEnded } from "../status.ts";

/** What becomes of a project when somebody leaves the team. `successor` is who looks after it from now on, where that is somebody else than before. */
export interface Leaving {
  readonly project: Project;
  readonly entries: readonly Entry[];
  readonly successor?: { readonly person: string } | { readonly team: true } | undefined;
}

/**
 * Takes somebody who left the team out of a project: its deputy becomes its owner; without a deputy it stays with nobody, and the team is
 * told. Undefined when they did not look after it, or when it has ended and nobody needs to.
 */
export const leaveProject = (project: Project, person: string, occasion: Occasion): Leaving | undefined => {
  const { owner, deputy, reference } = project;
  if ((owner !== person && deputy !== person) || isEnded(project.status)) return undefined;
  if (owner === person && deputy === undefined) return { project, entries: [], successor: { team: true } };
  const next = owner === person && deputy !== undefined ? deputy : owner;
  const changed: Project = { ...project, owner: next, deputy: undefined, version: project.version + 1 };
  const entry = record(ProjectOwnerChanged, { subject: reference, person: next, data: {} }, occasion);
  return {
    project: changed,
    entries: [entry],
    successor: next === owner ? undefined : { person: next },
  };
};

/** Puts a project, with its follow-ups, into other hands. One that has ended needs none. */
export const handOnProject = (
  project: Project,
  { owner, deputy }: { readonly owner?: string | undefined; readonly deputy?: string | undefined },
  occasion: Occasion,
): ProjectDecision | Refused<"ended" | "not-theirs"> | Unchanged => {
  if (isEnded(project.status)) return refused("ended");
  // A project is never without an owner.
  if (owner === undefined) return refused("not-theirs");
  if (owner === project.owner && deputy === project.deputy) return UNCHANGED;
  const { reference: subject, version } = project;
  return {
    project: { ...project, owner, deputy, version: version + 1 },
    entries: [record(ProjectOwnerChanged, { subject, person: owner, data: {} }, occasion)],
  };
};
