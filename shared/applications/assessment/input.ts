import * as z from "zod/mini";
import type { FormIssue, ReadForm } from "../../pages/form-errors.ts";
import { prose } from "../../pages/typed.ts";
import type { Criterion } from "../calls/criteria.ts";
import { BEST_SCORE, type Score } from "./model.ts";

const MOST_REASON = 1500;

/** Reads a score from 0 to 5 with its reason for each criterion (`score-<id>`, `reason-<id>`). Every one is asked for. Does not throw. */
export const readScores = (
  criteria: readonly Criterion[],
  answers: Readonly<Record<string, string>>,
): ReadForm<readonly Score[]> => {
  const issues: FormIssue[] = [];
  const complain = (field: string, message: string) => {
    issues.push({ path: [field], message });
  };
  const scores = criteria.map(({ id, name }): Score => {
    const typed = answers[`score-${id}`] ?? "";
    const reason = prose({
      missing: `Enter the reason for your score for “${name}”`,
      name: `The reason for “${name}”`,
      most: MOST_REASON,
    }).safeParse(answers[`reason-${id}`]);
    if (!/^[0-5]$/.test(typed))
      complain(`score-${id}`, `Select a score from 0 to ${BEST_SCORE} for “${name}”`);
    for (const { message } of reason.error?.issues ?? []) complain(`reason-${id}`, message);
    return { criterion: id, score: Number(typed), reason: reason.data ?? "" };
  });
  return issues.length > 0 ? { success: false, error: { issues } } : { success: true, data: scores };
};

/** What declaring an interest asks for. */
export const conflictForm = z.object({
  conflict: prose({
    missing: "Enter what your interest in this application is",
    name: "Interest",
    most: 500,
  }),
});
