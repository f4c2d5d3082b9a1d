import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { submitProblem } from "../../shared/problems/commands-submission.ts";
import type { Page } from "../entry-points/page.ts";
import { draftRefusals } from "./draft-refusals.ts";
import { draftPaths, followDraft, showDraft } from "./draft-view.ts";

/** Submits a draft. */
export const postProblemCheck: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const once = requestName(visit.formId, { submit: found.problem.reference });
  const submitted = await submitProblem(needs, found.names, { occasion: visit.occasion, once });
  if ("problem" in submitted) return { redirect: draftPaths(found.token).submitted };
  const errors = formError("maincontent", draftRefusals[submitted.refusal]);
  return showDraft(needs, visit, found, { errors }, 409);
};
