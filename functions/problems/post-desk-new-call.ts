import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeCall } from "../../shared/problems/commands-calls.ts";
import { readCallForm } from "../../shared/problems/input-calls.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { sentAnswers, showCallForm } from "./call-form.ts";

/** Drafts a call. */
export const postDeskNewCall: DeskPage = async (needs, request, visit) => {
  const answers = sentAnswers(request.form);
  const form = readCallForm(answers);
  if (!form.success) return showCallForm(visit, answers, { errors: formErrors(form.error) });
  const once = requestName(visit.formId, form.data);
  const reference = await makeCall(needs, form.data, { occasion: visit.occasion, once });
  return { redirect: `${toPath(paths.deskCall, { reference })}?done=drafted` };
};
