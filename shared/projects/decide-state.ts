import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { ProjectAnswer, ProjectRefusal } from "./decide.ts";
import {
  ProjectAbandoned,
  ProjectHandedOver,
  ProjectPaused,
  ProjectReopened,
  ProjectResumed,
  ProjectSuperseded,
} from "./entries.ts";
import type { Project, Turn } from "./project.ts";
import { type EndStatus, isEnded, type ProjectStatus } from "./status.ts";

// Far more than a project turns in its life; the bound keeps its record small whatever somebody presses.
const MOST_TURNS = 100;

/** What the record of a project keeps of a change of its status: the turn, after those before it. */
export const withTurn = (
  turns: readonly Turn[],
  turn: Omit<Turn, "at" | "by">,
  occasion: Occasion,
): Turn[] => {
  const by = occasion.actor.id;
  const added: Turn = { at: occasion.now, ...(by === undefined ? {} : { by }), ...turn };
  return [...turns, added].slice(-MOST_TURNS);
};

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
): ProjectAnswer => ({
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
export const pauseProject = (project: Project, reason: string, occasion: Occasion): ProjectAnswer => {
  const { status } = project;
  if (status === "paused") return { unchanged: project };
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
export const resumeProject = (project: Project, occasion: Occasion): ProjectAnswer => {
  const { paused, ...rest } = project;
  if (isEnded(project.status)) return { refusal: "ended" };
  if (project.status !== "paused" || paused === undefined) return { unchanged: project };
  return turned(
    rest,
    { status: paused.was },
    {},
    record(ProjectResumed, { subject: project.reference, data: {} }, occasion),
    occasion,
  );
};

const whyNoEnd = (project: Project, ending: Ending): ProjectRefusal | undefined => {
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
  ...(ending.reason === undefined || ending.reason === "" ? {} : { reason: ending.reason }),
  ...(ending.status === "superseded" ? { project: ending.by } : {}),
  ...(ending.status === "handed-over" ? { whom: ending.whom } : {}),
});

/** The last turn that led to the status that a project has; undefined when it never changed. */
export const lastTurn = ({ turns, status }: Pick<Project, "turns" | "status">): Turn | undefined =>
  turns.findLast((turn) => turn.status === status);

const isSameEnd = (project: Project, ending: Ending): boolean => {
  const { reason, project: by, whom } = lastTurn(project) ?? {};
  return (
    project.status === ending.status &&
    JSON.stringify({ reason, project: by, whom }) ===
      JSON.stringify({
        reason: undefined,
        project: undefined,
        whom: undefined,
        ...saidOf(ending),
      })
  );
};

/** Ends a project before its work is done, because another takes its place, or because others go on with it. Why is kept with it. */
export const endProject = (project: Project, ending: Ending, occasion: Occasion): ProjectAnswer => {
  const { status } = project;
  if (isSameEnd(project, ending)) return { unchanged: project };
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
): ProjectAnswer => {
  if (project.status !== from) return { unchanged: project };
  const reopened = record(ProjectReopened, { subject: project.reference, data: {} }, occasion);
  if (isEnded(project.status)) {
    const { ended, ...rest } = project;
    return turned(rest, { status: ended?.was ?? "active" }, { reason }, reopened, occasion);
  }
  if (project.status !== "complete") return { unchanged: project };
  const { completedAt: _completedAt, ...rest } = project;
  return turned(rest, { status: "active" }, { reason }, reopened, occasion);
};
