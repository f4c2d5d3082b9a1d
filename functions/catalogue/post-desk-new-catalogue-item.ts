import { createItem } from "../../shared/catalogue/commands-items.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { showItemForm } from "./item-form.ts";
import { readSentItem } from "./sent-item.ts";

/** Drafts an item, or shows what its text will look like. */
export const postDeskNewCatalogueItem: DeskPage = async (needs, request, visit) => {
  const { set, answers, form } = await readSentItem(needs, request);
  if (field(request.form, "_step") === "preview") return showItemForm(visit, set, answers, { preview: true });
  if (!form.success) return showItemForm(visit, set, answers, { errors: formErrors(form.error) });
  const given = { occasion: visit.occasion, once: requestName(visit.formId, form.data) };
  const reference = await createItem(needs, form.data, given);
  return { redirect: `${toPath(paths.deskCatalogueItem, { reference })}?done=created` };
};
