import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { undoWithdrawal, withdrawProblem } from "../../shared/problems/commands-submission.ts";
import type { Page } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import { draftRefusals } from "./draft-refusals.ts";
import { draftPaths, followDraft, showDraft } from "./draft-view.ts";

/** Withdraws a problem, or takes that back. */
export const postProblemWithdraw: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const step = field(request.form, "_step");
  const given = {
    occasion: visit.occasion,
    once: requestName(visit.formId, { step, problem: found.problem.reference }),
  };
  if (step !== "withdraw" && step !== "undo") return showDraft(needs, visit, found, {}, 422);
  const changed =
    step === "undo"
      ? await undoWithdrawal(needs, found.names, given)
      : await withdrawProblem(needs, found.names, given);
  if ("problem" in changed)
    return { redirect: `${draftPaths(found.token).own}?done=${step === "undo" ? "again" : "withdrawn"}` };
  const errors = formError("maincontent", draftRefusals[changed.refusal]);
  return showDraft(needs, visit, found, { errors }, 409);
};
