import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type EntryDefinition, type Occasion, record } from "../../journal/entry.ts";
import { nextVersion, type PartDecision } from "../parts/model.ts";
import { ProjectRoleEnded, ProjectRoleGiven, ProjectRoleResumed, ProjectRoleTakenBack } from "./entries.ts";
import type { ProjectRole, Side } from "./model.ts";

const entryOf = (
  definition: EntryDefinition<string, { id: string; side: Side; role: string }>,
  reference: string,
  { id, side, role, person }: ProjectRole,
  occasion: Occasion,
): Entry => record(definition, { subject: reference, person, data: { id, side, role } }, occasion);

/** Gives somebody a role in a project. */
export const giveRole = (
  reference: string,
  asked: Omit<ProjectRole, "version">,
  occasion: Occasion,
): { readonly part: ProjectRole; readonly entries: readonly [Entry] } => {
  const part: ProjectRole = { ...asked, version: 1 };
  return { part, entries: [entryOf(ProjectRoleGiven, reference, part, occasion)] };
};

/** Says on which day a role ends, or another day than before. It cannot end before it began. */
export const endRole = (
  reference: string,
  role: ProjectRole | undefined,
  endsOn: string,
  occasion: Occasion,
): PartDecision<ProjectRole> | Refused<"no-such-part" | "ends-before-it-begins"> | Unchanged => {
  if (role === undefined) return { refusal: "no-such-part" };
  if (role.endsOn === endsOn) return UNCHANGED;
  if (endsOn < role.startsOn) return { refusal: "ends-before-it-begins" };
  const part = nextVersion(role, { endsOn });
  return { part, entries: [entryOf(ProjectRoleEnded, reference, part, occasion)] };
};

/** Takes back that a role ended. */
export const resumeRole = (
  reference: string,
  role: ProjectRole | undefined,
  occasion: Occasion,
): PartDecision<ProjectRole> | Refused<"no-such-part"> | Unchanged => {
  if (role === undefined) return { refusal: "no-such-part" };
  if (role.endsOn === undefined) return UNCHANGED;
  const { endsOn: _endsOn, ...rest } = role;
  const part = nextVersion<ProjectRole>(rest, {});
  return { part, entries: [entryOf(ProjectRoleResumed, reference, part, occasion)] };
};

/** Takes a role back that was given by mistake. One that was held is ended instead. */
export const takeBackRole = (
  reference: string,
  role: ProjectRole | undefined,
  occasion: Occasion,
): PartDecision<ProjectRole> | Unchanged =>
  role === undefined
    ? UNCHANGED
    : { removed: true, entries: [entryOf(ProjectRoleTakenBack, reference, role, occasion)] };
