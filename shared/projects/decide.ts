import type { Entry, Occasion } from "../journal/entry.ts";
import { record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { addDays, fromLocal, localDate } from "../platform/wall-clock.ts";
import { withTurn } from "./decide-state.ts";
import { ProjectCompleted, ProjectCreated } from "./entries.ts";
import type { ProjectForm } from "./input.ts";
import type { Project } from "./project.ts";

/** What a decision about a project makes true. */
export interface ProjectDecision {
  readonly project: Project;
  readonly entries: readonly Entry[];
}

/** Why a change of a project is refused. */
export type ProjectRefusal =
  | "already-complete"
  | "in-the-future"
  | "before-the-start"
  | "not-started"
  | "governance-open"
  | "no-such-step"
  | "paused"
  | "ended"
  | "by-itself"
  | "no-such-project"
  | "changed"
  | "after-completion"
  | "too-many-partners"
  | "last-partner"
  | "no-such-partner"
  | "documents-open";

/** A decision, a refusal, or nothing to do because all is as asked (the same button pressed twice). */
export type ProjectAnswer =
  | ProjectDecision
  | { readonly refusal: ProjectRefusal }
  | { readonly unchanged: Project };

/** Takes on a project. There is no reason to refuse one. */
export const createProject = (form: ProjectForm, reference: string, occasion: Occasion): ProjectDecision => {
  const { weeks, deputy, organisation, organisationCode, prepared, ...rest } = form;
  const code = organisationCode === undefined ? {} : { code: organisationCode };
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: organisation, ...code }],
    ...(deputy === undefined ? {} : { deputy }),
    endsOn: addDays(form.startsOn, weeks * 7 - 1),
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
  completedOn: string,
  occasion: Occasion,
  recipe?: string,
): ProjectAnswer => {
  if (project.completedAt !== undefined)
    return localDate(project.completedAt) === completedOn
      ? { unchanged: project }
      : { refusal: "already-complete" };
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
      ...(recipe === undefined ? {} : { recipe }),
      turns: withTurn(project.turns, { status: "complete" }, occasion),
      version: project.version + 1,
    },
    entries: [record(ProjectCompleted, { subject: project.reference, data: { completedAt } }, occasion)],
  };
};
