import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { giveScores } from "../../shared/problems/commands-assessment.ts";
import { readScores } from "../../shared/problems/input-assessment.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { assessmentRefusals } from "./assessment-refusals.ts";
import { findAssessing, problemPaths, showProblem } from "./desk-problem-view.ts";
import { showScores } from "./scores-view.ts";

/** Saves one's own scores of a problem. */
export const postDeskScores: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  const answers = fields(request.form);
  const read = readScores(found.call.criteria, answers);
  if (!read.success) return showScores(visit, found, answers, formErrors(read.error));
  const asked = {
    problem: found.problem.reference,
    assessor: visit.session.person,
    scores: read.data,
  };
  const once = requestName(visit.formId, asked);
  const given = await giveScores(needs, asked, { occasion: visit.occasion, once });
  if ("done" in given) return { redirect: `${problemPaths(found).own}?done=scored` };
  const errors = formError("maincontent", assessmentRefusals[given.refusal]);
  return showProblem(needs, visit, found, { errors }, 409);
};
