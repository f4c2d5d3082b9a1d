import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { assessmentState } from "./assessment.ts";
import type { Assessing } from "./decide-assessment.ts";
import { ProblemAccepted, ProblemAnswered, ProblemDecided, ProblemDecisionUndone } from "./entries.ts";
import type { GateForm } from "./input-gate.ts";
import type { Decision } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import { visibility } from "./visibility.ts";

/** What a decision at the gate makes true. */
export interface GateDecision {
  readonly problem: Problem;
  readonly entries: readonly Entry[];
}

/** Why something at the gate is refused. */
export type GateRefusal =
  | "not-submitted"
  | "not-assessed"
  | "has-conflict"
  | "own-scores-missing"
  | "not-decided"
  | "already-answered";

const aboutProblem = (problem: Problem) => ({ subject: problem.reference, person: problem.person });

/** Why this person cannot decide about a problem; null when they can: it must be scored, and they must have no interest or open task in it. */
export const whyNotDecide = (given: Assessing, person: string): GateRefusal | null => {
  const { call, problem, assessments } = given;
  if (problem.status !== "submitted") return "not-submitted";
  const { own, complete } = visibility(call, problem, assessments, person);
  const state = own === undefined ? undefined : assessmentState(own);
  if (state === "conflict") return "has-conflict";
  if (state === "to-score") return "own-scores-missing";
  return complete ? null : "not-assessed";
};

/** Decides about a problem at gate 1. The letter with this id tells the applicant when somebody has approved it; until then it can be undone. */
export const decideProblem = (
  given: Assessing,
  form: GateForm,
  who: { readonly person: string; readonly letter: string },
  occasion: Occasion,
): GateDecision | { readonly refusal: GateRefusal } => {
  const refusal = whyNotDecide(given, who.person);
  if (refusal !== null) return { refusal };
  const { problem } = given;
  const decision: Decision = {
    ...form,
    decidedBy: who.person,
    decidedAt: occasion.now,
    letter: who.letter,
  };
  const data = { call: problem.call, outcome: form.outcome };
  return {
    problem: { ...problem, status: "decided", decision, version: problem.version + 1 },
    entries: [record(ProblemDecided, { ...aboutProblem(problem), data }, occasion)],
  };
};

/** Takes back a decision whose letter is not approved. The problem waits for a decision again. */
export const undoDecision = (
  problem: Problem,
  occasion: Occasion,
): GateDecision | { readonly refusal: GateRefusal } => {
  const { decision, ...rest } = problem;
  if (decision === undefined) return { refusal: "not-decided" };
  if (decision.answeredAt !== undefined) return { refusal: "already-answered" };
  return {
    problem: { ...rest, status: "submitted", version: problem.version + 1 },
    entries: [
      record(ProblemDecisionUndone, { ...aboutProblem(problem), data: { call: problem.call } }, occasion),
    ],
  };
};

/** Notes that the letter of a decision was approved: the decision stands, and an accepted problem becomes a project. Null when it is another letter. */
export const answerProblem = (problem: Problem, letter: string, occasion: Occasion): GateDecision | null => {
  const { decision } = problem;
  if (decision === undefined || decision.letter !== letter || decision.answeredAt !== undefined) return null;
  const { call } = problem;
  const { outcome } = decision;
  const about = aboutProblem(problem);
  return {
    problem: {
      ...problem,
      decision: { ...decision, answeredAt: occasion.now },
      version: problem.version + 1,
    },
    entries: [
      record(ProblemAnswered, { ...about, data: { call, outcome } }, occasion),
      ...(outcome === "accepted" ? [record(ProblemAccepted, { ...about, data: { call } }, occasion)] : []),
    ],
  };
};

/** Notes that the letter of a decision was discarded, or with an id that another is drafted. Null when there is nothing to note. */
export const changeLetter = (
  problem: Problem,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Problem | null => {
  const { decision } = problem;
  if (decision === undefined || decision.letter !== from || decision.answeredAt !== undefined) return null;
  const { letter: _letter, ...rest } = decision;
  return {
    ...problem,
    decision: { ...rest, ...(to === undefined ? {} : { letter: to }) },
    version: problem.version + 1,
  };
};
