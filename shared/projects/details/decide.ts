import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { localDate } from "../../platform/wall-clock.ts";
import type { ProjectDecision } from "../decide.ts";
import { ProjectChanged, ProjectOwnerChanged } from "../entries.ts";
import type { Partner, Project } from "../project.ts";

/** What the team may change of a project at any time. `endsOn` is the last day of the work as planned. */
export type ProjectDetails = Pick<
  Project,
  "title" | "summary" | "route" | "owner" | "deputy" | "startsOn" | "endsOn"
>;

const differs = (project: Project, details: object): boolean =>
  Object.entries(details).some(([name, value]) => Reflect.get(project, name) !== value);

const decided = (project: Project, entries: readonly Entry[]): ProjectDecision => ({
  project: { ...project, version: project.version + 1 },
  entries,
});

/** Why the details of a project are not changed. */
export type DetailsRefusal = "changed" | "after-completion";

/**
 * Changes what a project is and who looks after it. A version that is no longer the last is refused: somebody else changed it while the form was
 * open. Whether owner and deputy are of the team is the caller's to know.
 */
export const changeDetails = (
  project: Project,
  asked: { readonly details: ProjectDetails; readonly version: number },
  occasion: Occasion,
): ProjectDecision | Refused<DetailsRefusal> | Unchanged => {
  const { owner, deputy, ...what } = asked.details;
  const otherWhat = differs(project, what);
  const otherOwner = differs(project, { owner, deputy });
  if (!otherWhat && !otherOwner) return UNCHANGED;
  if (asked.version !== project.version) return { refusal: "changed" };
  if (project.completedAt !== undefined && what.startsOn > localDate(project.completedAt))
    return { refusal: "after-completion" };
  const subject = project.reference;
  return decided({ ...project, ...asked.details }, [
    ...(otherWhat ? [record(ProjectChanged, { subject, data: {} }, occasion)] : []),
    ...(otherOwner ? [record(ProjectOwnerChanged, { subject, person: owner, data: {} }, occasion)] : []),
  ]);
};

/** Gives a project to another owner. Whoever was its deputy and becomes its owner is its deputy no longer; `deputy` is who it is from now on. With `version`, only as it was left then. */
export const assignOwner = (
  project: Project,
  { owner, deputy, version }: { readonly owner: string; readonly deputy?: string; readonly version?: number },
  occasion: Occasion,
): ProjectDecision | Refused<"already-so" | "changed"> => {
  if (version !== undefined && project.version !== version) return { refusal: "changed" };
  if (project.owner === owner) return { refusal: "already-so" };
  const { deputy: before, ...rest } = project;
  const after = deputy === undefined ? before : deputy || undefined;
  return decided({ ...rest, owner, ...(after !== undefined && after !== owner && { deputy: after }) }, [
    record(ProjectOwnerChanged, { subject: project.reference, person: owner, data: {} }, occasion),
  ]);
};

const MOST_PARTNERS = 20;

const isSame = (a: Partner, b: Partner): boolean =>
  a.code === undefined || b.code === undefined ? a.name === b.name : a.code === b.code;

const withPartners = (project: Project, partners: Partner[], occasion: Occasion): ProjectDecision =>
  decided({ ...project, partners }, [
    record(ProjectChanged, { subject: project.reference, data: {} }, occasion),
  ]);

/** Adds a partner after those there are. */
export const addPartner = (
  project: Project,
  partner: Partner,
  occasion: Occasion,
): ProjectDecision | Refused<"too-many-partners"> | Unchanged => {
  if (project.partners.some((one) => isSame(one, partner))) return UNCHANGED;
  if (project.partners.length >= MOST_PARTNERS) return { refusal: "too-many-partners" };
  return withPartners(project, [...project.partners, partner], occasion);
};

/** Takes a partner away. The last one stays: a project without a partner is nobody's. */
export const removePartner = (
  project: Project,
  partner: Partner,
  occasion: Occasion,
): ProjectDecision | Refused<"last-partner"> | Unchanged => {
  const left = project.partners.filter((one) => !isSame(one, partner));
  if (left.length === project.partners.length) return UNCHANGED;
  return left.length === 0 ? { refusal: "last-partner" } : withPartners(project, left, occasion);
};

/** Makes a partner the one that leads. */
export const leadPartner = (
  project: Project,
  partner: Partner,
  occasion: Occasion,
): ProjectDecision | Refused<"no-such-partner"> | Unchanged => {
  const found = project.partners.find((one) => isSame(one, partner));
  if (found === undefined) return { refusal: "no-such-partner" };
  if (found === project.partners[0]) return UNCHANGED;
  const others = project.partners.filter((one) => one !== found);
  return withPartners(project, [found, ...others], occasion);
};
