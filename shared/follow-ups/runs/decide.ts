import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { isOver, nineOn } from "../../platform/wall-clock.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import {
  FollowUpDone,
  FollowUpDue,
  FollowUpEventForgotten,
  FollowUpEventNamed,
  FollowUpEventOver,
  FollowUpMoved,
  FollowUpReopened,
  FollowUpSkipped,
  ProjectWebinarHeld,
} from "../entries.ts";
import type { Nudge } from "../recipes/model.ts";
import { arrange } from "./arrange.ts";
import { type Evidence, isToDo, type Run, type RunStep, stepOf } from "./model.ts";
import { nudgeAfter, nudgeFollowing } from "./nudges.ts";

/** What a decision about follow-ups makes true. */
export interface FollowUpDecision {
  readonly run: Run;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
}

/** A decision, a refusal if there can be one, or nothing to do because all is as asked (the same button pressed twice). */
export type FollowUpAnswer<Refusal extends string = never> = FollowUpDecision | Refused<Refusal> | Unchanged;

const nudgeTimers = (run: Run, occasion: Occasion): Timer[] =>
  run.steps.flatMap(({ step, next }) => {
    if (next === undefined) return [];
    const data = { step, nudge: next.nudge };
    const entry = record(FollowUpDue, { subject: run.project, data }, occasion);
    return [{ id: `follow-up:${run.project}:${step}:${next.nudge}`, due: next.at, entry }];
  });

const nudgeTimerNames = (run: Run): TimerName[] =>
  run.steps.flatMap(({ step, next }) =>
    next === undefined ? [] : [{ id: `follow-up:${run.project}:${step}:${next.nudge}`, due: next.at }],
  );

const isSame = (a: TimerName, b: TimerName): boolean => a.id === b.id && a.due === b.due;

/**
 * The decision that leads from one state of the follow-ups to another: the days and nudges are arranged anew, and the timers that are
 * set and cancelled are the difference between the nudges waited for before and after. `before` is undefined for new follow-ups.
 */
export const decided = (
  before: Run | undefined,
  after: Run,
  entries: readonly Entry[],
  occasion: Occasion,
): FollowUpDecision => {
  const run: Run = {
    ...after,
    steps: arrange(after, occasion.now),
    version: (before?.version ?? 0) + 1,
  };
  const [had, has] = [before === undefined ? [] : nudgeTimerNames(before), nudgeTimers(run, occasion)];
  return {
    run,
    entries,
    setTimers: has.filter((timer) => !had.some((name) => isSame(name, timer))),
    cancelTimers: had.filter((name) => !has.some((timer) => isSame(name, timer))),
  };
};

/** The follow-ups with one step replaced. */
export const withStep = (run: Run, changed: RunStep): Run => ({
  ...run,
  steps: run.steps.map((step) => (step.step === changed.step ? changed : step)),
});

/** How a step is closed. */
type Closing = { readonly evidence: Evidence } | { readonly reason: string };

const isAsAsked = (step: RunStep, closing: Closing): boolean =>
  "reason" in closing
    ? step.status === "skipped" && step.reason === closing.reason
    : step.status === "done" && JSON.stringify(step.shown) === JSON.stringify(closing.evidence);

const closingEntries = (run: Run, step: RunStep, closing: Closing, occasion: Occasion): Entry[] => {
  const [subject, name] = [run.project, step.step];
  if ("reason" in closing) return [record(FollowUpSkipped, { subject, data: { step: name } }, occasion)];
  const { evidence } = closing;
  const done = record(FollowUpDone, { subject, data: { step: name, evidence: evidence.kind } }, occasion);
  if (step.webinar !== true || evidence.kind !== "event") return [done];
  return [done, record(ProjectWebinarHeld, { subject, data: { event: evidence.reference } }, occasion)];
};

const close = (
  run: Run,
  name: string,
  closing: Closing,
  occasion: Occasion,
): FollowUpAnswer<"unknown" | "already-closed" | "stopped"> => {
  const step = stepOf(run, name);
  if (step === undefined) return refused("unknown");
  if (isAsAsked(step, closing)) return UNCHANGED;
  if (!isToDo(step)) return refused("already-closed");
  if (run.status === "stopped") return refused("stopped");
  const { next: _next, event: _event, ...rest } = step;
  const closed: RunStep = {
    ...rest,
    ...("reason" in closing ? { reason: closing.reason } : { shown: closing.evidence }),
    status: "reason" in closing ? "skipped" : "done",
    closedAt: occasion.now,
    closedBy: occasion.actor.id,
  };
  return decided(run, withStep(run, closed), closingEntries(run, step, closing, occasion), occasion);
};

/** Closes a step with what shows that it was done, before or after its day. Its nudges end, and what waited for it gets its day. */
export const closeStep = (
  run: Run,
  name: string,
  evidence: Evidence,
  occasion: Occasion,
): FollowUpAnswer<"unknown" | "already-closed" | "stopped" | "not-this-evidence"> => {
  const answer = close(run, name, { evidence }, occasion);
  const isTaken = stepOf(run, name)?.evidence.includes(evidence.kind) === true;
  return "run" in answer && !isTaken ? refused("not-this-evidence") : answer;
};

/** Closes a step that will not be done, with the reason. Its nudges end, and what waited for it gets its day. */
export const skipStep = (
  run: Run,
  name: string,
  reason: string,
  occasion: Occasion,
): FollowUpAnswer<"unknown" | "already-closed" | "stopped"> => close(run, name, { reason }, occasion);

/** Takes back that a step was done or skipped. Its nudges go on from where they were, none sent twice. */
export const reopenStep = (run: Run, name: string, occasion: Occasion): FollowUpAnswer<"unknown"> => {
  const step = stepOf(run, name);
  if (step === undefined) return refused("unknown");
  if (isToDo(step)) return UNCHANGED;
  const { shown: _shown, reason: _reason, closedAt: _at, closedBy: _by, ...rest } = step;
  const entry = record(FollowUpReopened, { subject: run.project, data: { step: name } }, occasion);
  const reopened: RunStep = { ...rest, status: step.dueAt === undefined ? "waiting" : "open" };
  return decided(run, withStep(run, reopened), [entry], occasion);
};

/** Gives an open or waiting step another due day (`2026-12-18`), today or later. Its nudges count from there, those that were sent are not sent again. */
export const moveStep = (
  run: Run,
  name: string,
  day: string,
  occasion: Occasion,
): FollowUpAnswer<"unknown" | "already-closed" | "in-the-past"> => {
  const step = stepOf(run, name);
  if (step === undefined) return refused("unknown");
  if (!isToDo(step)) return refused("already-closed");
  const dueAt = nineOn(day);
  if (step.dueAt === dueAt && step.moved === true) return UNCHANGED;
  if (isOver(day, occasion)) return refused("in-the-past");
  const { next: _next, ...rest } = step;
  const moved: RunStep = { ...rest, status: "open", dueAt, moved: true };
  const entry = record(FollowUpMoved, { subject: run.project, data: { step: name, to: day } }, occasion);
  return decided(run, withStep(run, moved), [entry], occasion);
};

/** The timer that looks, when an event has ended, whether its attendance was recorded meanwhile, or whether it was moved or cancelled. */
export const eventOverTimer = (
  project: string,
  asked: { readonly step: string; readonly event: string; readonly at: Instant },
  occasion: Occasion,
): Timer => ({
  id: `follow-up-event:${project}:${asked.step}:${asked.event}`,
  due: asked.at,
  entry: record(
    FollowUpEventOver,
    { subject: project, data: { step: asked.step, event: asked.event } },
    occasion,
  ),
});

/** Names the event at which a step will be done. The step closes by itself when the event is over and its attendance is recorded. */
export const nameEvent = (
  run: Run,
  name: string,
  event: { readonly reference: string; readonly endsAt: Instant },
  occasion: Occasion,
): FollowUpAnswer<"unknown" | "already-closed" | "not-this-evidence"> => {
  const step = stepOf(run, name);
  if (step === undefined) return refused("unknown");
  if (!isToDo(step)) return refused("already-closed");
  if (!step.evidence.includes("event")) return refused("not-this-evidence");
  if (step.event === event.reference) return UNCHANGED;
  const data = { step: name, event: event.reference };
  const entry = record(FollowUpEventNamed, { subject: run.project, data }, occasion);
  const decision = decided(run, withStep(run, { ...step, event: event.reference }), [entry], occasion);
  const asked = { step: name, event: event.reference, at: event.endsAt };
  return { ...decision, setTimers: [...decision.setTimers, eventOverTimer(run.project, asked, occasion)] };
};

/** Takes back which event a step will be done at: it was cancelled. The step is open as before. */
export const forgetEvent = (
  run: Run,
  name: string,
  event: string,
  occasion: Occasion,
): FollowUpDecision | Unchanged => {
  const step = stepOf(run, name);
  if (step === undefined || step.event !== event) return UNCHANGED;
  const { event: _event, ...rest } = step;
  const entry = record(
    FollowUpEventForgotten,
    { subject: run.project, data: { step: name, event } },
    occasion,
  );
  return decided(run, withStep(run, rest), [entry], occasion);
};

/** A nudge that goes out now. */
export type Nudged = FollowUpDecision & { readonly step: RunStep; readonly nudge: Nudge };

/**
 * Notes that a nudge goes out now, and sets the timer of the next. Unchanged when there is nothing to say: the step is closed, the
 * follow-ups pause, or this nudge is not the one it waits for (it was sent already, or the entry came twice). `at` is the moment for
 * which the nudge's timer was set: of follow-ups that were stopped and begun anew, an old timer's entry means nothing.
 */
export const nudgeStep = (
  run: Run,
  due: { readonly step: string; readonly nudge: number; readonly at: Instant },
  occasion: Occasion,
): Nudged | Unchanged => {
  const step = stepOf(run, due.step);
  if (step === undefined || step.status !== "open" || step.dueAt === undefined) return UNCHANGED;
  if (run.status !== "running" || step.next?.nudge !== due.nudge || step.next.at !== due.at) return UNCHANGED;
  const { next, ...rest } = step;
  const following = nudgeAfter(next.nudge);
  const nudged: RunStep = {
    ...rest,
    nudged: next.nudge + 1,
    next:
      following === undefined
        ? undefined
        : { nudge: following, at: nudgeFollowing(step.dueAt, following, occasion.now) },
  };
  return { ...decided(run, withStep(run, nudged), [], occasion), step: nudged, nudge: next.nudge };
};
