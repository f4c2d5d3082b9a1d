import { type Occasion, record } from "../journal/entry.ts";
import { addDays, localDate } from "../platform/wall-clock.ts";
import type { ProjectAnswer, ProjectDecision } from "./decide.ts";
import { withTurn } from "./decide-state.ts";
import { ProjectCreated, ProjectStarted } from "./entries.ts";
import type { Project } from "./project.ts";
import type { DeliveryRoute } from "./routes.ts";

const USUAL_WEEKS = 12;

/** What an accepted problem says of the project that it becomes. */
export interface AcceptedWork {
  readonly problem: string;
  readonly title: string;
  readonly summary: string;
  readonly partner: string;
  /** The code of the partner, where it is known. */
  readonly partnerCode?: string | undefined;
  /** The applicant, who owns information governance at the partner until somebody else is named. */
  readonly contact: string;
  readonly route: DeliveryRoute;
  readonly owner: string;
  readonly startsOn: string;
}

const lastDay = (startsOn: string, weeks: number): string => addDays(startsOn, weeks * 7 - 1);

/** Makes a project of an accepted problem: it is prepared first. */
export const prepareProject = (
  work: AcceptedWork,
  reference: string,
  occasion: Occasion,
): ProjectDecision => {
  const { contact, partner, partnerCode, ...rest } = work;
  const code = partnerCode === undefined ? {} : { code: partnerCode };
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: partner, ...code }],
    endsOn: lastDay(work.startsOn, USUAL_WEEKS),
    status: "pre-mobilisation",
    createdAt: occasion.now,
    turns: [],
    governance: { state: "not-started", owner: contact, documents: {} },
    version: 1,
  };
  const created = record(ProjectCreated, { subject: reference, data: { route: work.route } }, occasion);
  return { project, entries: [created] };
};

/** Starts the work on a date, for so many weeks. Refused before the partner's information governance is approved or not needed. */
export const startWork = (
  project: Project,
  { startsOn, weeks }: { readonly startsOn: string; readonly weeks: number },
  occasion: Occasion,
): ProjectAnswer => {
  if (project.status === "active") return { unchanged: project };
  if (project.status === "complete") return { refusal: "already-complete" };
  if (project.status !== "pre-mobilisation")
    return { refusal: project.status === "paused" ? "paused" : "ended" };
  const { state } = project.governance;
  if (state !== "approved" && state !== "not-needed") return { refusal: "governance-open" };
  if (startsOn < localDate(project.createdAt)) return { refusal: "before-the-start" };
  const started: Project = {
    ...project,
    status: "active",
    turns: withTurn(project.turns, { status: "active" }, occasion),
    startsOn,
    endsOn: lastDay(startsOn, weeks),
    version: project.version + 1,
  };
  return {
    project: started,
    entries: [record(ProjectStarted, { subject: project.reference, data: { startsOn } }, occasion)],
  };
};
