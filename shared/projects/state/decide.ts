import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { ProjectDecision } from "../decide.ts";
import type { Project, Turn } from "../project.ts";
import { type EndStatus, isEnded, type ProjectStatus } from "../status.ts";
import { lastTurn, withTurn } from "../turns.ts";
import {
  ProjectAbandoned,
  ProjectHandedOver,
  ProjectPaused,
  ProjectReopened,
  ProjectResumed,
  ProjectSuperseded,
} from "./entries.ts";

/** How a project ends without a result of its own. `by` is the reference of the project that takes its place; `whom` a person's words. */
export type Ending =
  | { readonly status: "abandoned"; readonly reason: string }
  | { readonly status: "superseded"; readonly by: string; readonly reason?: string | undefined }
  | { readonly status: "handed-over"; readonly whom: string; readonly reason?: string | undefined };

const turned = (
  project: Project,
  change: Partial<Pick<Project, "paused" | "ended">> & Pick<Project, "status">,
  said: Omit<Turn, "at" | "by" | "status">,
  entry: Entry,
  occasion: Occasion,
): ProjectDecision => ({
  project: {
    ...project,
    ...change,
    turns: withTurn(project.turns, { status: change.status, ...said }, occasion),
    version: project.version + 1,
  },
  entries: [entry],
});

/**
 * Lets a project rest: one that is prepared, worked on or followed up. It remembers what it was. Pausing moves none of its dates; a person
 * moves them if they must.
 */
export const pauseProject = (
  project: Project,
  reason: string,
  occasion: Occasion,
): ProjectDecision | Refused<"ended"> | Unchanged => {
  const { status } = project;
  if (status === "paused") return UNCHANGED;
  if (isEnded(status)) return { refusal: "ended" };
  const paused = { was: status, since: occasion.now };
  return turned(
    project,
    { status: "paused", paused },
    { reason },
    record(ProjectPaused, { subject: project.reference, data: {} }, occasion),
    occasion,
  );
};

/** Lets a paused project go on as what it was. */
export const resumeProject = (
  project: Project,
  occasion: Occasion,
): ProjectDecision | Refused<"ended"> | Unchanged => {
  const { paused, ...rest } = project;
  if (isEnded(project.status)) return { refusal: "ended" };
  if (project.status !== "paused" || paused === undefined) return UNCHANGED;
  return turned(
    rest,
    { status: paused.was },
    {},
    record(ProjectResumed, { subject: project.reference, data: {} }, occasion),
    occasion,
  );
};

/** Why a project cannot end so. */
export type EndRefusal = "ended" | "already-complete" | "by-itself";

const whyNoEnd = (project: Project, ending: Ending): EndRefusal | undefined => {
  if (isEnded(project.status)) return "ended";
  // What has a result was not abandoned, paused afterwards or not.
  if (ending.status === "abandoned" && project.completedAt !== undefined) return "already-complete";
  return ending.status === "superseded" && ending.by === project.reference ? "by-itself" : undefined;
};

const entryOf = (subject: string, ending: Ending, occasion: Occasion): Entry => {
  if (ending.status === "superseded")
    return record(ProjectSuperseded, { subject, data: { by: ending.by } }, occasion);
  const definition = ending.status === "abandoned" ? ProjectAbandoned : ProjectHandedOver;
  return record(definition, { subject, data: {} }, occasion);
};

const saidOf = (ending: Ending): Omit<Turn, "at" | "by" | "status"> => ({
  reason: ending.reason === "" ? undefined : ending.reason,
  project: ending.status === "superseded" ? ending.by : undefined,
  whom: ending.status === "handed-over" ? ending.whom : undefined,
});

const isSameEnd = (project: Project, ending: Ending): boolean => {
  const before = lastTurn(project);
  const said = saidOf(ending);
  return (
    project.status === ending.status &&
    before?.reason === said.reason &&
    before?.project === said.project &&
    before?.whom === said.whom
  );
};

/** Ends a project before its work is done, because another takes its place, or because others go on with it. Why is kept with it. */
export const endProject = (
  project: Project,
  ending: Ending,
  occasion: Occasion,
): ProjectDecision | Refused<EndRefusal> | Unchanged => {
  const { status } = project;
  if (isSameEnd(project, ending)) return UNCHANGED;
  const refusal = whyNoEnd(project, ending);
  if (refusal !== undefined || isEnded(status)) return { refusal: refusal ?? "ended" };
  const end: EndStatus = ending.status;
  return turned(
    project,
    { status: end, ended: { was: status } },
    saidOf(ending),
    entryOf(project.reference, ending, occasion),
    occasion,
  );
};

/**
 * Takes back that a project ended, its completion included: it is again what it was before. `from` is the end that was seen: when somebody else
 * took it back meanwhile, what was before it is not taken back as well.
 */
export const reopenProject = (
  project: Project,
  { from, reason }: { readonly from: ProjectStatus; readonly reason: string },
  occasion: Occasion,
): ProjectDecision | Unchanged => {
  if (project.status !== from) return UNCHANGED;
  const reopened = record(ProjectReopened, { subject: project.reference, data: {} }, occasion);
  if (isEnded(project.status)) {
    const { ended, ...rest } = project;
    return turned(rest, { status: ended?.was ?? "active" }, { reason }, reopened, occasion);
  }
  if (project.status !== "complete") return UNCHANGED;
  const { completedAt: _completedAt, ...rest } = project;
  return turned(rest, { status: "active" }, { reason }, reopened, occasion);
};
