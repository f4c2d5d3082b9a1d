import * as z from "zod";
import { prose, typedProse } from "../pages/typed.ts";
import { BEST_SCORE, type Score } from "./assessment.ts";
import type { Criterion } from "./criteria.ts";

const MOST_REASON = 1500;

/** What became of reading an assessor's form: the scores, or what is wrong by field. */
export type ReadScores =
  | { readonly success: true; readonly data: readonly Score[] }
  | { readonly success: false; readonly error: z.ZodError };

/** Reads a score from 0 to 5 with its reason for each criterion (`score-<id>`, `reason-<id>`). Every one is asked for. Does not throw. */
export const readScores = (
  criteria: readonly Criterion[],
  answers: Readonly<Record<string, string>>,
): ReadScores => {
  const issues: z.core.$ZodIssue[] = [];
  const complain = (field: string, message: string) => {
    issues.push({ code: "custom", path: [field], message, input: "" });
  };
  const scores = criteria.map(({ id, name }): Score => {
    const typed = answers[`score-${id}`] ?? "";
    const reason = typedProse(answers[`reason-${id}`] ?? "");
    if (!/^[0-5]$/.test(typed))
      complain(`score-${id}`, `Select a score from 0 to ${BEST_SCORE} for: ${name}`);
    if (reason === "") complain(`reason-${id}`, `Enter the reason for your score for: ${name}`);
    else if (reason.length > MOST_REASON)
      complain(
        `reason-${id}`,
        `Reason must be ${MOST_REASON.toLocaleString("en-GB")} characters or less: ${name}`,
      );
    return { criterion: id, score: Number(typed), reason };
  });
  return issues.length > 0
    ? { success: false, error: new z.ZodError(issues) }
    : { success: true, data: scores };
};

/** What declaring an interest asks for. */
export const conflictForm = z.object({
  conflict: prose("Enter what your interest in this problem is", "Interest", 500),
});
