import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { changeCall } from "../../shared/problems/commands-calls.ts";
import { readCallForm } from "../../shared/problems/input-calls.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { sentAnswers, showCallForm } from "./call-form.ts";
import { callRefusals } from "./call-refusals.ts";
import { findCall } from "./find-call.ts";

/** Changes a call, unless somebody else did so since the form was opened. */
export const postDeskEditCall: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  if (!("call" in found)) return found;
  const { call } = found;
  const { reference } = call;
  const answers = sentAnswers(request.form);
  const form = readCallForm(answers);
  if (!form.success) return showCallForm(visit, answers, { call, errors: formErrors(form.error) });
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const once = requestName(visit.formId, { reference, version, ...form.data });
  const asked = { reference, version, details: form.data };
  const changed = await changeCall(needs, asked, { occasion: visit.occasion, once });
  if ("done" in changed) return { redirect: `${toPath(paths.deskCall, { reference })}?done=changed` };
  return showCallForm(
    visit,
    answers,
    { call, errors: formError("maincontent", callRefusals[changed.refusal]) },
    409,
  );
};
