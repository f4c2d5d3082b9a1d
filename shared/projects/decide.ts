import { type Refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { isBankHoliday } from "../platform/bank-holidays.ts";
import type { Instant } from "../platform/clock.ts";
import { fromLocal, localDate } from "../platform/wall-clock.ts";
import { lastDayOfWork } from "../platform/working-days.ts";
import { ProjectCompleted, ProjectCreated } from "./entries.ts";
import type { Completion, ProjectForm } from "./input.ts";
import type { Project } from "./project.ts";
import { withTurn } from "./turns.ts";

/** What a decision about a project makes true. */
export interface ProjectDecision {
  readonly project: Project;
  readonly entries: readonly Entry[];
}

/** Why a project cannot be completed. */
export type CompletionRefusal =
  | "already-complete"
  | "not-started"
  | "paused"
  | "ended"
  | "in-the-future"
  | "before-the-start";

/** Takes on a project. There is no reason to refuse one. */
export const createProject = (form: ProjectForm, reference: string, occasion: Occasion): ProjectDecision => {
  const { weeks, organisation, organisationCode, prepared, ...rest } = form;
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: organisation, code: organisationCode }],
    endsOn: lastDayOfWork(form.startsOn, weeks, isBankHoliday),
    status: prepared === "yes" ? "pre-mobilisation" : "active",
    createdAt: occasion.now,
    turns: [],
    governance: { state: "not-started", documents: {} },
    version: 1,
  };
  const created = record(ProjectCreated, { subject: reference, data: { route: form.route } }, occasion);
  return { project, entries: [created] };
};

// A completion that is entered afterwards has a date but no time; midday is on that date in every zone that matters here.
const momentOn = (date: string, now: Instant): Instant =>
  date === localDate(now) ? now : fromLocal(`${date}T12:00`);

/**
 * Completes a project on a date that may be past but not to come. What follows is planned by the reaction to the entry.
 */
export const completeProject = (
  project: Project,
  { completedOn, recipe }: Completion,
  occasion: Occasion,
): ProjectDecision | Refused<CompletionRefusal> | Unchanged => {
  if (project.completedAt !== undefined)
    return localDate(project.completedAt) === completedOn ? UNCHANGED : { refusal: "already-complete" };
  if (project.status === "pre-mobilisation") return { refusal: "not-started" };
  if (project.status !== "active") return { refusal: project.status === "paused" ? "paused" : "ended" };
  if (completedOn > localDate(occasion.now)) return { refusal: "in-the-future" };
  if (completedOn < project.startsOn) return { refusal: "before-the-start" };
  const completedAt = momentOn(completedOn, occasion.now);
  return {
    project: {
      ...project,
      status: "complete",
      completedAt,
      recipe: recipe ?? project.recipe,
      turns: withTurn(project.turns, { status: "complete" }, occasion),
      version: project.version + 1,
    },
    entries: [record(ProjectCompleted, { subject: project.reference, data: { completedAt } }, occasion)],
  };
};
