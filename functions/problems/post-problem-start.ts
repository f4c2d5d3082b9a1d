import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segments } from "../../shared/people/segments.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { newReference } from "../../shared/platform/references.ts";
import { startProblem } from "../../shared/problems/commands-submission.ts";
import { draftLinkId } from "../../shared/problems/draft-link.ts";
import { startForm } from "../../shared/problems/input-submission.ts";
import { isLimit } from "../../shared/protection/limits.ts";
import { formCheck, limitRefusals } from "../entry-points/form-check.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import { callView } from "./call-view.ts";
import notEligiblePage from "./problem-not-eligible.njk";
import { findPublicCall } from "./public-call.ts";
import { showStart } from "./start-view.ts";

/** Begins a draft, and leads to it; or says why this organisation cannot submit, and what else there is for it. */
export const postProblemStart: Page = async (needs, request, visit) => {
  const found = await findPublicCall(needs, request, visit);
  if (!("call" in found)) return found;
  const { call } = found;
  const toDraft = (problem: string) => {
    const id = draftLinkId({ problem, call: call.reference });
    return { redirect: toPath(paths.problemDraft, { token: makeLink(needs.keys, "manage-problem", id) }) };
  };
  // A robot that filled in the trap is led to a draft that is not there.
  if (field(request.form, "_website") !== "") return toDraft(newReference("problem", needs.randomBytes));
  const answers = fields(request.form);
  const form = startForm.safeParse(answers);
  if (!form.success) return showStart(needs, visit, call, answers, formErrors(form.error));
  const meant = await chooseOrganisation(needs, request, visit, form.data);
  if ("ask" in meant) return meant.ask;
  const applicant = { ...form.data, ...meant };
  const once = requestName(visit.formId, { call: call.reference, ...applicant });
  const { email } = applicant;
  const { writes } = formCheck(needs, request, visit, { form: "problem", email, countNetwork: true });
  const given = { occasion: visit.occasion, once };
  const started = await startProblem(needs, call, applicant, given, writes);
  if ("reference" in started) return toDraft(started.reference);
  if (isLimit(started.refusal))
    return showStart(
      needs,
      visit,
      call,
      answers,
      formError("maincontent", limitRefusals[started.refusal]),
      429,
    );
  if (started.refusal !== "not-eligible") return showStart(needs, visit, call, answers);
  return visit.show(notEligiblePage, {
    call: callView(call, needs.now()),
    segment: segments[form.data.segment],
    supplier: form.data.segment === "supplier",
  });
};
