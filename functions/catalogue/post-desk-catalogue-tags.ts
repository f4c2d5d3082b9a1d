import { takeTagStep } from "../../shared/catalogue/commands-tags.ts";
import { newTagForm } from "../../shared/catalogue/input-tags.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { tagRefusal } from "./item-refusals.ts";
import { sentTag, showTags } from "./tags-view.ts";

/** Adds a tag of the programme's own. */
export const postDeskCatalogueTags: DeskPage = async (needs, request, visit) => {
  const answers = sentTag(request.form);
  const form = newTagForm.safeParse(answers);
  if (!form.success) return showTags(needs, visit, { answers, errors: formErrors(form.error) });
  const { value, ...details } = form.data;
  const given = { occasion: visit.occasion, once: requestName(visit.formId, form.data) };
  const added = await takeTagStep(needs, { value, version: 0, asked: { step: "add", ...details } }, given);
  if ("done" in added) return { redirect: `${paths.deskCatalogueTags}?done=added` };
  return showTags(needs, visit, { answers, errors: formError("label", tagRefusal(added)) }, 409);
};
