import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { type Call, callState } from "./call.ts";
import { ProblemStarted, ProblemSubmitted, ProblemWithdrawn } from "./entries.ts";
import type { StartForm } from "./input-submission.ts";
import { type Problem, unfinishedSections } from "./problem.ts";
import type { SectionName } from "./sections.ts";

/** What a decision about a problem makes true. */
export interface ProblemDecision {
  readonly problem: Problem;
  readonly entries: readonly Entry[];
}

/** Why something about a submission is refused. */
export type SubmissionRefusal =
  | "not-open-yet"
  | "closed"
  | "not-eligible"
  | "not-a-draft"
  | "not-submitted"
  | "not-withdrawn"
  | "unfinished"
  | "already-carried"
  | "too-many-files"
  | "saved-meanwhile";

/** A decision, a refusal, or nothing to do because all is as asked. */
export type ProblemAnswer =
  | ProblemDecision
  | { readonly refusal: SubmissionRefusal }
  | { readonly unchanged: Problem };

const closedTo = (call: Call, occasion: Occasion): "not-open-yet" | "closed" | null => {
  const state = callState(call, occasion.now);
  if (state === "open") return null;
  return state === "closed" ? "closed" : "not-open-yet";
};

/** Begins a draft. Refused when the call is not open, or the kind of organisation is not one that may submit to it. */
export const startProblem = (
  call: Call,
  form: StartForm,
  who: { readonly person: string; readonly reference: string },
  occasion: Occasion,
): ProblemDecision | { readonly refusal: SubmissionRefusal } => {
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  if (!call.segments.includes(form.segment)) return { refusal: "not-eligible" };
  const { name, organisation, organisationCode, segment } = form;
  const problem: Problem = {
    reference: who.reference,
    call: call.reference,
    person: who.person,
    name,
    organisation,
    ...(organisationCode === undefined ? {} : { organisationCode }),
    segment,
    status: "draft",
    sections: {},
    files: [],
    consentedAt: occasion.now,
    startedAt: occasion.now,
    version: 1,
  };
  return { problem, entries: [started(problem, occasion)] };
};

const about = (problem: Problem) => ({ subject: problem.reference, person: problem.person });

const started = (problem: Problem, occasion: Occasion): Entry =>
  record(ProblemStarted, { ...about(problem), data: { call: problem.call } }, occasion);

const changed = (problem: Problem, change: Partial<Problem>): Problem => ({
  ...problem,
  ...change,
  version: problem.version + 1,
});

/** What a section is to hold, and the version of it that the writer had before them (0: none). */
export interface SectionWriting {
  readonly name: SectionName;
  readonly answers: Readonly<Record<string, string>>;
  readonly done: boolean;
  readonly version: number;
}

const isAsWritten = (
  before: { readonly answers: Readonly<Record<string, string>>; readonly done: boolean },
  writing: SectionWriting,
): boolean =>
  before.done === writing.done &&
  Object.entries(writing.answers).every(([name, answer]) => (before.answers[name] ?? "") === answer);

/**
 * Saves a section of a draft. Refused when it was saved from another window since the writer opened it: nothing is overwritten unseen.
 * Saving is not refused after the closing, so that what is being typed at that moment is kept for the next call.
 */
export const saveSection = (problem: Problem, writing: SectionWriting, occasion: Occasion): ProblemAnswer => {
  if (problem.status !== "draft") return { refusal: "not-a-draft" };
  const before = problem.sections[writing.name];
  if (before !== undefined && isAsWritten(before, writing)) return { unchanged: problem };
  if ((before?.version ?? 0) !== writing.version) return { refusal: "saved-meanwhile" };
  const written = {
    answers: { ...writing.answers },
    done: writing.done,
    savedAt: occasion.now,
    version: writing.version + 1,
  };
  return {
    problem: changed(problem, { sections: { ...problem.sections, [writing.name]: written } }),
    entries: [],
  };
};

/** Submits a draft. Refused when the call is not open or a section is not done. */
export const submitProblem = (problem: Problem, call: Call, occasion: Occasion): ProblemAnswer => {
  if (problem.status === "submitted") return { unchanged: problem };
  if (problem.status !== "draft") return { refusal: "not-a-draft" };
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  if (unfinishedSections(problem).length > 0) return { refusal: "unfinished" };
  const submitted = changed(problem, { status: "submitted", submittedAt: occasion.now });
  const data = { call: problem.call, again: false };
  return {
    problem: submitted,
    entries: [record(ProblemSubmitted, { ...about(problem), data }, occasion)],
  };
};

/** Withdraws a problem, at any time before it is decided. */
export const withdrawProblem = (problem: Problem, occasion: Occasion): ProblemAnswer => {
  if (problem.status === "withdrawn") return { unchanged: problem };
  if (problem.status !== "submitted") return { refusal: "not-submitted" };
  return {
    problem: changed(problem, { status: "withdrawn", withdrawnAt: occasion.now }),
    entries: [record(ProblemWithdrawn, { ...about(problem), data: { call: problem.call } }, occasion)],
  };
};

/** Takes back that a problem was withdrawn, until its call closes. */
export const undoWithdrawal = (problem: Problem, call: Call, occasion: Occasion): ProblemAnswer => {
  if (problem.status === "submitted") return { unchanged: problem };
  if (problem.status !== "withdrawn") return { refusal: "not-withdrawn" };
  const closed = closedTo(call, occasion);
  if (closed !== null) return { refusal: closed };
  const { withdrawnAt: _withdrawnAt, ...rest } = problem;
  const data = { call: problem.call, again: true };
  return {
    problem: changed({ ...rest }, { status: "submitted" }),
    entries: [record(ProblemSubmitted, { ...about(problem), data }, occasion)],
  };
};

/** The draft that was left and the one that continues it. */
export interface CarriedDraft {
  readonly left: Problem;
  readonly problem: Problem;
  readonly entries: readonly Entry[];
}

/** Carries a draft that missed its closing to another call that is open. What was written goes along; both know of each other. */
export const carryDraft = (
  problem: Problem,
  to: Call,
  reference: string,
  occasion: Occasion,
): CarriedDraft | { readonly refusal: SubmissionRefusal } => {
  if (problem.carriedTo !== undefined) return { refusal: "already-carried" };
  if (problem.status !== "draft" || problem.call === to.reference) return { refusal: "not-a-draft" };
  const closed = closedTo(to, occasion);
  if (closed !== null) return { refusal: closed };
  if (!to.segments.includes(problem.segment)) return { refusal: "not-eligible" };
  const carried: Problem = {
    ...problem,
    reference,
    call: to.reference,
    startedAt: occasion.now,
    carriedFrom: problem.reference,
    version: 1,
  };
  return {
    left: changed(problem, { carriedTo: reference }),
    problem: carried,
    entries: [started(carried, occasion)],
  };
};
