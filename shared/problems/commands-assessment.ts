import type { CommitNeeds } from "../journal/commit.ts";
import { type Letter, letter } from "../letters/letter.ts";
import type { Score } from "./assessment.ts";
import type { Given } from "./commands-calls.ts";
import * as decide from "./decide-assessment.ts";
import { problemToAssess } from "./letters.ts";
import { deleteAssessment, putAssessment, putCall, readAssessing, saveChange } from "./store.ts";

const MOST_TRIES = 4;

/** What became of a command about an assessment. */
export type AssessmentChange =
  | { readonly done: true }
  | { readonly refusal: decide.AssessmentRefusal | "unknown" | "changed" };

const change = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  answerOn: (given: decide.Assessing) => decide.AssessmentAnswer,
  lettersOf: (given: decide.Assessing) => readonly Letter[] = () => [],
): Promise<AssessmentChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const given = await readAssessing(needs.table, reference);
    if (given === undefined) return { refusal: "unknown" };
    const answer = answerOn(given);
    if ("refusal" in answer) return answer;
    if ("unchanged" in answer) return { done: true };
    const { before, assessment, entries, firstScore } = answer;
    const own = assessment === null ? before && deleteAssessment(before) : putAssessment(before, assessment);
    const saved = await saveChange<"changed">(needs, {
      once,
      writes: [
        ...(own === undefined ? [] : [own]),
        ...(firstScore === undefined ? [] : [putCall(given.call, firstScore)]),
      ],
      entries,
      letters: lettersOf(given),
    });
    if (saved.outcome !== "refused") return { done: true };
  }
  return { refusal: "changed" };
};

/** Which problem, and whose assessment of it. */
export interface AssessmentName {
  readonly problem: string;
  readonly assessor: string;
}

/** Asks somebody to score a problem and, unless they took it on themselves, writes to them. */
export const assignAssessor = (
  needs: CommitNeeds,
  { problem, assessor }: AssessmentName,
  { occasion, once }: Given,
): Promise<AssessmentChange> =>
  change(
    needs,
    problem,
    once,
    (given) => decide.assign(given, assessor, occasion),
    ({ call }) =>
      assessor === occasion.actor.id
        ? []
        : [
            letter(
              problemToAssess,
              {
                to: { person: assessor },
                about: `problem:${problem}`,
                facts: { problem, callTitle: call.title },
              },
              occasion,
            ),
          ],
  );

/** Takes somebody off a problem that they have not scored. */
export const releaseAssessor = (
  needs: CommitNeeds,
  { problem, assessor }: AssessmentName,
  { occasion, once }: Given,
): Promise<AssessmentChange> =>
  change(needs, problem, once, (given) => decide.release(given, assessor, occasion));

/** Declares an assessor's interest in a problem. */
export const declareConflict = (
  needs: CommitNeeds,
  { problem, assessor, what }: AssessmentName & { readonly what: string },
  { occasion, once }: Given,
): Promise<AssessmentChange> =>
  change(needs, problem, once, (given) => decide.declareConflict(given, assessor, what, occasion));

/** Gives or changes an assessor's scores. */
export const giveScores = (
  needs: CommitNeeds,
  { problem, assessor, scores }: AssessmentName & { readonly scores: readonly Score[] },
  { occasion, once }: Given,
): Promise<AssessmentChange> =>
  change(needs, problem, once, (given) => decide.giveScores(given, assessor, scores, occasion));
