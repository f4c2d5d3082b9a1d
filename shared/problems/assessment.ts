import * as z from "zod";

/** The best score. The worst is 0. */
export const BEST_SCORE = 5;

const scoreSchema = z.object({
  criterion: z.string(),
  score: z.number().int().min(0).max(BEST_SCORE),
  reason: z.string(),
});

/** A score for one criterion, with its reason. */
export type Score = z.infer<typeof scoreSchema>;

/** One assessor's work on one problem. */
export const assessmentSchema = z.object({
  problem: z.string(),
  call: z.string(),
  /** The person of the team. */
  assessor: z.uuid(),
  assignedAt: z.iso.datetime(),
  assignedBy: z.uuid().optional(),
  /** An interest in the problem, which bars from scoring it and from seeing the scores. */
  conflict: z.object({ what: z.string(), declaredAt: z.iso.datetime() }).optional(),
  scores: z.array(scoreSchema).optional(),
  scoredAt: z.iso.datetime().optional(),
  version: z.number().int().positive(),
});

/** One assessor's work on one problem. */
export type Assessment = z.infer<typeof assessmentSchema>;

/** Where an assessor's work stands. */
export type AssessmentState = "to-score" | "conflict" | "scored";

/** Where an assessor's work stands. */
export const assessmentState = (assessment: Pick<Assessment, "conflict" | "scores">): AssessmentState => {
  if (assessment.conflict !== undefined) return "conflict";
  return assessment.scores === undefined ? "to-score" : "scored";
};

/** Those who have given their scores. */
export const scoredOnes = (assessments: readonly Assessment[]): readonly Assessment[] =>
  assessments.filter((assessment) => assessmentState(assessment) === "scored");
