import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { carryDraft } from "../../shared/problems/commands-submission.ts";
import type { Page } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import { draftRefusals } from "./draft-refusals.ts";
import { followDraft, pathOfDraft, showDraft } from "./draft-view.ts";

/** Takes a draft that missed its closing along to a call that is open. */
export const postProblemDraft: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const to = parseReference("call", field(request.form, "call"));
  if (field(request.form, "_step") !== "carry" || to === null) return showDraft(needs, visit, found, {}, 422);
  const asked = { problem: found.problem.reference, to };
  const given = { occasion: visit.occasion, once: requestName(visit.formId, asked) };
  const carried = await carryDraft(needs, asked, given);
  if ("reference" in carried)
    return { redirect: `${pathOfDraft(needs, { problem: carried.reference, call: to })}?done=carried` };
  return showDraft(
    needs,
    visit,
    found,
    { errors: formError("maincontent", draftRefusals[carried.refusal]) },
    409,
  );
};
