import { formError } from "../../shared/pages/form-errors.ts";
import { visibility } from "../../shared/problems/visibility.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { assessmentRefusals } from "./assessment-refusals.ts";
import { findAssessing, showProblem } from "./desk-problem-view.ts";
import { showScores } from "./scores-view.ts";

/** The form for one's own scores of a problem. */
export const getDeskScores: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  const { own } = visibility(found.call, found.problem, found.assessments, visit.session.person);
  if (own === undefined || own.conflict !== undefined || found.problem.status !== "submitted") {
    const refusal =
      found.problem.status !== "submitted"
        ? "not-submitted"
        : own === undefined
          ? "not-assigned"
          : "has-conflict";
    const errors = formError("maincontent", assessmentRefusals[refusal]);
    return showProblem(needs, visit, found, { errors }, 409);
  }
  const answers = Object.fromEntries(
    (own.scores ?? []).flatMap(({ criterion, score, reason }) => [
      [`score-${criterion}`, String(score)],
      [`reason-${criterion}`, reason],
    ]),
  );
  return showScores(visit, found, answers);
};
