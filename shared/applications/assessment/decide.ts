import type { Refused, Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Application } from "../application.ts";
import type { Call } from "../calls/model.ts";
import { ApplicationScored, AssessorAssigned, AssessorReleased, ConflictDeclared } from "../entries.ts";
import { visibility } from "../visibility.ts";
import { type Assessment, assessmentState, type Score } from "./model.ts";

/** All that a decision about an assessment looks at. */
export interface Assessing {
  readonly call: Call;
  readonly application: Application;
  readonly assessments: readonly Assessment[];
}

/** What a decision about an assessment makes true. `firstScore` is the call from whose first score on its criteria stay. */
export interface AssessmentDecision {
  readonly before: Assessment | undefined;
  /** The assessment as it is now; null when it is taken away. */
  readonly assessment: Assessment | null;
  readonly entries: readonly Entry[];
  readonly firstScore?: Call | undefined;
}

/** Why somebody is not asked to score an application. */
export type AssignRefusal = "not-submitted" | "scores-seen" | "own-application";

/** Why somebody who was asked to score an application stays so. */
export type ReleaseRefusal = "declared-interest" | "already-scored";

/** Why an interest is not declared. */
export type ConflictRefusal = "not-assigned" | "not-submitted";

/** Why somebody cannot score an application. */
export type ScoreRefusal = "not-assigned" | "has-conflict" | "not-submitted";

/** What is decided about an assessment: a change, a refusal, or nothing to do because all is as asked. */
export type AssessmentAnswer<Refusal extends string> = AssessmentDecision | Refused<Refusal> | Unchanged;

const entryData = ({ application, call }: Assessing, assessor: string) => ({
  subject: application.reference,
  data: { call: call.reference, assessor },
});

const ownOf = ({ assessments }: Assessing, assessor: string) =>
  assessments.find((assessment) => assessment.assessor === assessor);

/**
 * Asks somebody of the team to score an application. Refused to those who have seen its scores and would take it on themselves, and for who
 * applied with it.
 */
export const assign = (
  assessing: Assessing,
  assessor: string,
  occasion: Occasion,
): AssessmentAnswer<AssignRefusal> => {
  const { call, application, assessments } = assessing;
  if (application.status !== "submitted") return { refusal: "not-submitted" };
  if (assessor === application.person) return { refusal: "own-application" };
  if (ownOf(assessing, assessor) !== undefined) return { unchanged: true };
  if (assessor === occasion.actor.id && visibility(call, application, assessments, assessor).scores)
    return { refusal: "scores-seen" };
  const assessment: Assessment = {
    application: application.reference,
    call: call.reference,
    assessor,
    assignedAt: occasion.now,
    assignedBy: occasion.actor.id,
    version: 1,
  };
  return {
    before: undefined,
    assessment,
    entries: [record(AssessorAssigned, entryData(assessing, assessor), occasion)],
  };
};

/** Takes somebody off an application that they have not scored. */
export const release = (
  assessing: Assessing,
  assessor: string,
  occasion: Occasion,
): AssessmentAnswer<ReleaseRefusal> => {
  const own = ownOf(assessing, assessor);
  if (own === undefined) return { unchanged: true };
  if (assessmentState(own) === "conflict") return { refusal: "declared-interest" };
  if (assessmentState(own) === "scored") return { refusal: "already-scored" };
  return {
    before: own,
    assessment: null,
    entries: [record(AssessorReleased, entryData(assessing, assessor), occasion)],
  };
};

/** Says that an assessor has an interest in an application. Scores they gave are dropped. */
export const declareConflict = (
  assessing: Assessing,
  assessor: string,
  what: string,
  occasion: Occasion,
): AssessmentAnswer<ConflictRefusal> => {
  const own = ownOf(assessing, assessor);
  if (own === undefined) return { refusal: "not-assigned" };
  if (assessing.application.status !== "submitted") return { refusal: "not-submitted" };
  if (own.conflict?.what === what) return { unchanged: true };
  const { scores: _scores, scoredAt: _scoredAt, ...rest } = own;
  return {
    before: own,
    assessment: { ...rest, conflict: { what, declaredAt: occasion.now }, version: own.version + 1 },
    entries: [record(ConflictDeclared, entryData(assessing, assessor), occasion)],
  };
};

/** Why this person cannot score an application; null when they can. */
export const whyNotScore = (assessing: Assessing, assessor: string): ScoreRefusal | null => {
  const own = ownOf(assessing, assessor);
  if (assessing.application.status !== "submitted") return "not-submitted";
  if (own === undefined) return "not-assigned";
  return own.conflict === undefined ? null : "has-conflict";
};

const coversAll = (call: Call, scores: readonly Score[]): boolean =>
  call.criteria.length === scores.length &&
  call.criteria.every(({ id }) => scores.some(({ criterion }) => criterion === id));

/** Gives an assessor's scores, or changes them until the application is decided. Refused to those who declared an interest. */
export const giveScores = (
  assessing: Assessing,
  assessor: string,
  scores: readonly Score[],
  occasion: Occasion,
): AssessmentAnswer<ScoreRefusal | "criteria-changed"> => {
  const own = ownOf(assessing, assessor);
  const { call } = assessing;
  const refusal = whyNotScore(assessing, assessor);
  if (refusal !== null) return { refusal };
  if (own === undefined) return { refusal: "not-assigned" };
  if (!coversAll(call, scores)) return { refusal: "criteria-changed" };
  if (JSON.stringify(own.scores) === JSON.stringify(scores)) return { unchanged: true };
  const locked = { ...call, firstScoreAt: occasion.now, version: call.version + 1 };
  return {
    before: own,
    assessment: { ...own, scores: [...scores], scoredAt: occasion.now, version: own.version + 1 },
    entries: [record(ApplicationScored, entryData(assessing, assessor), occasion)],
    firstScore: call.firstScoreAt === undefined ? locked : undefined,
  };
};
