import * as z from "zod";
import { defaultTargets, targetsSchema } from "../../shared/enquiries/targets.ts";
import { saveTargets } from "../../shared/enquiries/targets-store.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showTargets } from "./targets-page.ts";

const CHANGED =
  "Somebody set other targets while you were typing. Yours are still in the form: look at what is set now, and save again if yours should hold.";

const targetsForm = targetsSchema.refine(({ reminderDays, waitDays }) => reminderDays < waitDays, {
  path: ["waitDays"],
  error: "Days until closing must be more than days until the reminder",
});

const versionSchema = z.coerce.number().int().nonnegative().catch(0);

/** Sets the targets, or goes back to those that the product comes with. */
export const postDeskEnquiryTargets: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const reset = field(request.form, "_step") === "defaults";
  const form = reset ? ({ success: true, data: defaultTargets } as const) : targetsForm.safeParse(answers);
  if (!form.success) return showTargets(needs, visit, { answers, errors: formErrors(form.error) }, 422);
  const version = versionSchema.parse(answers["version"]);
  const once = requestName(visit.formId, form.data);
  const { occasion } = visit;
  const saved = await saveTargets(needs, { targets: form.data, version }, { once, occasion });
  if (saved.outcome !== "refused") return { redirect: `${paths.deskEnquiryTargets}?done=saved` };
  return showTargets(needs, visit, { answers, errors: formError("maincontent", CHANGED) }, 409);
};
