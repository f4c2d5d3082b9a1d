import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { type Assessment, assessmentState, type Score } from "./assessment.ts";
import type { Call } from "./call.ts";
import { AssessorAssigned, AssessorReleased, ConflictDeclared, ProblemScored } from "./entries.ts";
import type { Problem } from "./problem.ts";
import { visibility } from "./visibility.ts";

/** All that a decision about an assessment looks at. */
export interface Assessing {
  readonly call: Call;
  readonly problem: Problem;
  readonly assessments: readonly Assessment[];
}

/** What a decision about an assessment makes true. `firstScore` is the call from whose first score on its criteria stay. */
export interface AssessmentDecision {
  readonly before: Assessment | undefined;
  /** The assessment as it is now; null when it is taken away. */
  readonly assessment: Assessment | null;
  readonly entries: readonly Entry[];
  readonly firstScore?: Call;
}

/** Why something about an assessment is refused. */
export type AssessmentRefusal =
  | "not-submitted"
  | "scores-seen"
  | "not-assigned"
  | "has-conflict"
  | "already-scored"
  | "criteria-changed";

/** A decision, a refusal, or nothing to do because all is as asked. */
export type AssessmentAnswer =
  | AssessmentDecision
  | { readonly refusal: AssessmentRefusal }
  | { readonly unchanged: true };

const entryData = ({ problem, call }: Assessing, assessor: string) => ({
  subject: problem.reference,
  data: { call: call.reference, assessor },
});

const ownOf = ({ assessments }: Assessing, assessor: string) =>
  assessments.find((assessment) => assessment.assessor === assessor);

/** Asks somebody of the team to score a problem. Refused to those who have seen its scores and would take it on themselves. */
export const assign = (given: Assessing, assessor: string, occasion: Occasion): AssessmentAnswer => {
  const { call, problem, assessments } = given;
  if (problem.status !== "submitted") return { refusal: "not-submitted" };
  if (ownOf(given, assessor) !== undefined) return { unchanged: true };
  if (assessor === occasion.actor.id && visibility(call, problem, assessments, assessor).scores)
    return { refusal: "scores-seen" };
  const assignedBy = occasion.actor.id;
  const assessment: Assessment = {
    problem: problem.reference,
    call: call.reference,
    assessor,
    assignedAt: occasion.now,
    ...(assignedBy === undefined ? {} : { assignedBy }),
    version: 1,
  };
  return {
    before: undefined,
    assessment,
    entries: [record(AssessorAssigned, entryData(given, assessor), occasion)],
  };
};

/** Takes somebody off a problem that they have not scored. */
export const release = (given: Assessing, assessor: string, occasion: Occasion): AssessmentAnswer => {
  const own = ownOf(given, assessor);
  if (own === undefined) return { unchanged: true };
  if (assessmentState(own) === "conflict") return { refusal: "has-conflict" };
  if (assessmentState(own) === "scored") return { refusal: "already-scored" };
  return {
    before: own,
    assessment: null,
    entries: [record(AssessorReleased, entryData(given, assessor), occasion)],
  };
};

/** Says that an assessor has an interest in a problem. Scores they gave are dropped. */
export const declareConflict = (
  given: Assessing,
  assessor: string,
  what: string,
  occasion: Occasion,
): AssessmentAnswer => {
  const own = ownOf(given, assessor);
  if (own === undefined) return { refusal: "not-assigned" };
  if (given.problem.status !== "submitted") return { refusal: "not-submitted" };
  if (own.conflict?.what === what) return { unchanged: true };
  const { scores: _scores, scoredAt: _scoredAt, ...rest } = own;
  return {
    before: own,
    assessment: { ...rest, conflict: { what, declaredAt: occasion.now }, version: own.version + 1 },
    entries: [record(ConflictDeclared, entryData(given, assessor), occasion)],
  };
};

const coversAll = (call: Call, scores: readonly Score[]): boolean =>
  call.criteria.length === scores.length &&
  call.criteria.every(({ id }) => scores.some(({ criterion }) => criterion === id));

/** Gives an assessor's scores, or changes them until the problem is decided. Refused to those who declared an interest. */
export const giveScores = (
  given: Assessing,
  assessor: string,
  scores: readonly Score[],
  occasion: Occasion,
): AssessmentAnswer => {
  const own = ownOf(given, assessor);
  const { call, problem } = given;
  if (own === undefined) return { refusal: "not-assigned" };
  if (own.conflict !== undefined) return { refusal: "has-conflict" };
  if (problem.status !== "submitted") return { refusal: "not-submitted" };
  if (!coversAll(call, scores)) return { refusal: "criteria-changed" };
  if (JSON.stringify(own.scores) === JSON.stringify(scores)) return { unchanged: true };
  const locked = { ...call, firstScoreAt: occasion.now, version: call.version + 1 };
  return {
    before: own,
    assessment: { ...own, scores: [...scores], scoredAt: occasion.now, version: own.version + 1 },
    entries: [record(ProblemScored, entryData(given, assessor), occasion)],
    ...(call.firstScoreAt === undefined ? { firstScore: locked } : {}),
  };
};
