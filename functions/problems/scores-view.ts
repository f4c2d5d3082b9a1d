import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { BEST_SCORE } from "../../shared/problems/assessment.ts";
import type { Assessing } from "../../shared/problems/decide-assessment.ts";
import { titleOf } from "../../shared/problems/problem.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { problemPaths, writtenRows } from "./desk-problem-view.ts";
import scoresPage from "./desk-scores.njk";

const words = ["not at all", "hardly", "in part", "mostly", "well", "fully"] as const;

/** The form with which an assessor scores a problem. It shows what was written, and nothing of who wrote it. */
export const showScores = (
  visit: DeskVisit,
  given: Assessing,
  answers: Readonly<Record<string, string>>,
  errors?: FormErrors,
  status = errors === undefined ? 200 : 422,
): PageAnswer =>
  visit.show(
    scoresPage,
    {
      call: given.call,
      problem: given.problem.reference,
      problemTitle: titleOf(given.problem),
      written: writtenRows(given),
      criteria: given.call.criteria.map((criterion) => ({
        ...criterion,
        score: answers[`score-${criterion.id}`] ?? "",
        reason: answers[`reason-${criterion.id}`] ?? "",
      })),
      marks: Array.from({ length: BEST_SCORE + 1 }, (_, score) => ({
        value: String(score),
        text: `${score}: ${words[score] ?? ""}`,
      })),
      hrefs: problemPaths(given),
      ...(errors === undefined ? {} : { errors }),
    },
    status,
  );
