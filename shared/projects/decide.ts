import type { Entry, Occasion } from "../journal/entry.ts";
import { record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { addDays, fromLocal, localDate } from "../platform/wall-clock.ts";
import type { Timer, TimerName } from "../timers/timer.ts";
import { withTurn } from "./decide-state.ts";
import {
  FollowUpDone,
  FollowUpDue,
  FollowUpReopened,
  FollowUpSkipped,
  ProjectCompleted,
  ProjectCreated,
} from "./entries.ts";
import type { ProjectForm } from "./input.ts";
import { nineOn, nudgeAfter, nudgeAfterReopening, nudgeFollowing } from "./nudges.ts";
import type { Evidence, Project, ProjectStep } from "./project.ts";
import { type FollowUpStep, type Nudge, recipe } from "./recipe.ts";

/** What a decision about a project makes true. */
export interface ProjectDecision {
  readonly project: Project;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
}

/** Why a change of a project is refused. */
export type ProjectRefusal =
  | "already-complete"
  | "in-the-future"
  | "before-the-start"
  | "not-started"
  | "governance-open"
  | "no-such-step"
  | "already-closed"
  | "paused"
  | "ended"
  | "by-itself"
  | "no-such-project"
  | "changed"
  | "after-completion"
  | "too-many-partners"
  | "last-partner"
  | "no-such-partner";

/** A decision, a refusal, or nothing to do because all is as asked (the same button pressed twice). */
export type ProjectAnswer =
  | ProjectDecision
  | { readonly refusal: ProjectRefusal }
  | { readonly unchanged: Project };

const timerId = (reference: string, step: FollowUpStep, nudge: Nudge): string =>
  `follow-up:${reference}:${step}:${nudge}`;

/** The timer that a step's `next` stands for. */
const timerOf = (
  reference: string,
  { step, next }: Pick<ProjectStep, "step" | "next">,
  occasion: Occasion,
): readonly Timer[] => {
  if (next === undefined) return [];
  const entry = record(FollowUpDue, { subject: reference, data: { step, nudge: next.nudge } }, occasion);
  return [{ id: timerId(reference, step, next.nudge), due: next.at, entry }];
};

const timerNameOf = (
  reference: string,
  { step, next }: Pick<ProjectStep, "step" | "next">,
): readonly TimerName[] =>
  next === undefined ? [] : [{ id: timerId(reference, step, next.nudge), due: next.at }];

/** Takes on a project. There is no reason to refuse one. */
export const createProject = (form: ProjectForm, reference: string, occasion: Occasion): ProjectDecision => {
  const { weeks, deputy, organisation, organisationCode, ...rest } = form;
  const code = organisationCode === undefined ? {} : { code: organisationCode };
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: organisation, ...code }],
    ...(deputy === undefined ? {} : { deputy }),
    endsOn: addDays(form.startsOn, weeks * 7 - 1),
    status: "active",
    createdAt: occasion.now,
    turns: [],
    steps: [],
    version: 1,
  };
  const created = record(ProjectCreated, { subject: reference, data: { route: form.route } }, occasion);
  return { project, entries: [created], setTimers: [], cancelTimers: [] };
};

/**
 * The follow-up steps of a project completed on this date, each due at 09:00 on the programme's wall clock. What is already due when
 * the completion is entered, `now`, is written about at once: the journal tells of nothing before it happened.
 */
export const planSteps = (completedOn: string, now: Instant): ProjectStep[] =>
  recipe.map(({ step, afterDays }) => {
    const dueAt = nineOn(addDays(completedOn, afterDays));
    return { step, dueAt, status: "open", nudged: 0, next: { nudge: 0, at: dueAt > now ? dueAt : now } };
  });

// A completion that is entered afterwards has a date but no time; midday is on that date in every zone that matters here.
const momentOn = (date: string, now: Instant): Instant =>
  date === localDate(now) ? now : fromLocal(`${date}T12:00`);

/**
 * Completes a project on a date that may be past but not to come. The recipe's steps are copied into it, so that a later change of the
 * recipe leaves it alone; their timers are set by the reaction to the entry.
 */
export const completeProject = (project: Project, completedOn: string, occasion: Occasion): ProjectAnswer => {
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
      turns: withTurn(project.turns, { status: "complete" }, occasion),
      steps: planSteps(completedOn, occasion.now),
      version: project.version + 1,
    },
    entries: [record(ProjectCompleted, { subject: project.reference, data: { completedAt } }, occasion)],
    setTimers: [],
    cancelTimers: [],
  };
};

/** The timers that a completed project's open steps wait for. */
export const followUpTimers = (project: Project, occasion: Occasion): readonly Timer[] =>
  project.steps.flatMap((step) => timerOf(project.reference, step, occasion));

const replaceStep = (project: Project, changed: ProjectStep): Project => ({
  ...project,
  steps: project.steps.map((step) => (step.step === changed.step ? changed : step)),
  version: project.version + 1,
});

/** How a step is closed. */
type Closing = { readonly evidence: Evidence } | { readonly reason: string };

const isAsAsked = (step: ProjectStep, closing: Closing): boolean =>
  "reason" in closing
    ? step.status === "skipped" && step.reason === closing.reason
    : step.status === "done" && JSON.stringify(step.evidence) === JSON.stringify(closing.evidence);

const close = (project: Project, name: FollowUpStep, closing: Closing, occasion: Occasion): ProjectAnswer => {
  const step = project.steps.find((one) => one.step === name);
  if (step === undefined) return { refusal: "no-such-step" };
  if (isAsAsked(step, closing)) return { unchanged: project };
  if (step.status !== "open") return { refusal: "already-closed" };
  const { next: _next, ...rest } = step;
  const closedBy = occasion.actor.id;
  const closed: ProjectStep = {
    ...rest,
    ...closing,
    status: "reason" in closing ? "skipped" : "done",
    closedAt: occasion.now,
    ...(closedBy === undefined ? {} : { closedBy }),
  };
  const subject = project.reference;
  const entry =
    "reason" in closing
      ? record(FollowUpSkipped, { subject, data: { step: name } }, occasion)
      : record(FollowUpDone, { subject, data: { step: name, evidence: closing.evidence.kind } }, occasion);
  return {
    project: replaceStep(project, closed),
    entries: [entry],
    setTimers: [],
    cancelTimers: timerNameOf(subject, step),
  };
};

/** Closes a step with what shows that it was done, before or after its day. Its nudges end. */
export const closeStep = (
  project: Project,
  step: FollowUpStep,
  evidence: Evidence,
  occasion: Occasion,
): ProjectAnswer => close(project, step, { evidence }, occasion);

/** Closes a step that will not be done, with the reason. Its nudges end. */
export const skipStep = (
  project: Project,
  step: FollowUpStep,
  reason: string,
  occasion: Occasion,
): ProjectAnswer => close(project, step, { reason }, occasion);

const toNudge = (count: number): Nudge | undefined =>
  count === 0 || count === 1 || count === 2 ? count : undefined;

/** Takes back that a step was done or skipped. Its nudges go on from where they were, none sent twice. */
export const reopenStep = (project: Project, name: FollowUpStep, occasion: Occasion): ProjectAnswer => {
  const step = project.steps.find((one) => one.step === name);
  if (step === undefined) return { refusal: "no-such-step" };
  if (step.status === "open") return { unchanged: project };
  const nudge = toNudge(step.nudged);
  const reopened: ProjectStep = {
    step: step.step,
    dueAt: step.dueAt,
    status: "open",
    nudged: step.nudged,
    ...(nudge === undefined
      ? {}
      : { next: { nudge, at: nudgeAfterReopening(step.dueAt, nudge, occasion.now) } }),
  };
  return {
    project: replaceStep(project, reopened),
    entries: [record(FollowUpReopened, { subject: project.reference, data: { step: name } }, occasion)],
    setTimers: timerOf(project.reference, reopened, occasion),
    cancelTimers: [],
  };
};

/**
 * Notes that a nudge goes out now, and sets the timer of the next. Null when there is nothing to say: the step is closed, or this
 * nudge is not the one it waits for (it was sent already, or the entry came twice).
 */
export const nudgeStep = (
  project: Project,
  due: { readonly step: FollowUpStep; readonly nudge: number },
  occasion: Occasion,
): (ProjectDecision & { readonly step: ProjectStep; readonly nudge: Nudge }) | null => {
  const step = project.steps.find((one) => one.step === due.step);
  if (step === undefined || step.status !== "open" || step.next?.nudge !== due.nudge) return null;
  const { next, ...rest } = step;
  const following = nudgeAfter(next.nudge);
  const nudged: ProjectStep = {
    ...rest,
    nudged: next.nudge + 1,
    ...(following === undefined
      ? {}
      : { next: { nudge: following, at: nudgeFollowing(step.dueAt, following, occasion.now) } }),
  };
  return {
    project: replaceStep(project, nudged),
    entries: [],
    setTimers: timerOf(project.reference, nudged, occasion),
    // Fired already as a rule; not when the step was closed and reopened while its entry was on the way.
    cancelTimers: timerNameOf(project.reference, step),
    step: nudged,
    nudge: next.nudge,
  };
};
