import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { isBankHoliday } from "../../platform/bank-holidays.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { lastDayOfWork } from "../../platform/working-days.ts";
import type { ProjectDecision } from "../decide.ts";
import type { DeliveryRoute } from "../delivery-routes.ts";
import { ProjectCreated, ProjectStarted } from "../entries.ts";
import type { Project } from "../project.ts";
import { giveRole } from "../roles/decide.ts";
import type { ProjectRole } from "../roles/model.ts";
import { withTurn } from "../turns.ts";

const USUAL_WEEKS = 12;

/** What an accepted application says of the project that it becomes. */
export interface AcceptedWork {
  readonly application: string;
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

/** Makes a project of an accepted application: it is prepared first. Its applicant is the first person at the partner. */
export const prepareProject = (
  work: AcceptedWork,
  reference: string,
  occasion: Occasion,
): ProjectDecision & { readonly applicant: ProjectRole } => {
  const { contact, partner, partnerCode, ...rest } = work;
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: partner, code: partnerCode }],
    endsOn: lastDayOfWork(work.startsOn, USUAL_WEEKS, isBankHoliday),
    status: "pre-mobilisation",
    createdAt: occasion.now,
    turns: [],
    governance: { state: "not-started", owner: contact, documents: {} },
    version: 1,
  };
  const created = record(ProjectCreated, { subject: reference, data: { route: work.route } }, occasion);
  const role = {
    side: "partner",
    role: "other",
    title: "Applicant",
    startsOn: localDate(occasion.now),
  } as const;
  const given = giveRole(reference, { ...role, id: occasion.newId(), person: contact }, occasion);
  return { project, applicant: given.part, entries: [created, ...given.entries] };
};

/** Why the work of a project cannot start. */
export type StartRefusal = "already-complete" | "paused" | "ended" | "governance-open" | "before-it-was-made";

/** Starts the work on a date, for so many weeks. Refused before the partner's information governance is approved or not needed. */
export const startWork = (
  project: Project,
  { startsOn, weeks }: { readonly startsOn: string; readonly weeks: number },
  occasion: Occasion,
): ProjectDecision | Refused<StartRefusal> | Unchanged => {
  if (project.status === "active") return UNCHANGED;
  if (project.status === "complete") return { refusal: "already-complete" };
  if (project.status !== "pre-mobilisation")
    return { refusal: project.status === "paused" ? "paused" : "ended" };
  const { state } = project.governance;
  if (state !== "approved" && state !== "not-needed") return { refusal: "governance-open" };
  if (startsOn < localDate(project.createdAt)) return { refusal: "before-it-was-made" };
  const started: Project = {
    ...project,
    status: "active",
    turns: withTurn(project.turns, { status: "active" }, occasion),
    startsOn,
    endsOn: lastDayOfWork(startsOn, weeks, isBankHoliday),
    version: project.version + 1,
  };
  return {
    project: started,
    entries: [record(ProjectStarted, { subject: project.reference, data: { startsOn } }, occasion)],
  };
};
