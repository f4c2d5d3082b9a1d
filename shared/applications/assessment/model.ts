import * as z from "zod/mini";

/** The best score. The worst is 0. */
export const BEST_SCORE = 5;

const scoreSchema = z.lazy(() =>
  z.object({
    criterion: z.string(),
    score: z.int().check(z.minimum(0), z.maximum(BEST_SCORE)),
    reason: z.string(),
  }),
);

/** A score for one criterion, with its reason. */
export type Score = z.infer<typeof scoreSchema>;

/** One assessor's work on one application. */
export const assessmentSchema = z.lazy(() =>
  z.object({
    application: z.string(),
    call: z.string(),
    /** The person of the team. */
    assessor: z.uuid(),
    assignedAt: z.iso.datetime(),
    assignedBy: z.optional(z.uuid()),
    /** An interest in the application, which bars from scoring it and from seeing the scores. */
    conflict: z.optional(z.object({ what: z.string(), declaredAt: z.iso.datetime() })),
    scores: z.optional(z.array(scoreSchema)),
    scoredAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** One assessor's work on one application. */
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
