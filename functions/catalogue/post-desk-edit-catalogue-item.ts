import { changeItem } from "../../shared/catalogue/commands-items.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { findDeskItem } from "./find-desk-item.ts";
import { showItemForm } from "./item-form.ts";
import { itemRefusals } from "./item-refusals.ts";
import { readSentItem } from "./sent-item.ts";

/** Changes what an item says, unless somebody else did so since the form was opened; or shows what its text will look like. */
export const postDeskEditCatalogueItem: DeskPage = async (needs, request, visit) => {
  const found = await findDeskItem(needs, request, visit);
  if (!("item" in found)) return found;
  const { item } = found;
  const { reference } = item;
  const { set, answers, form } = await readSentItem(needs, request);
  if (field(request.form, "_step") === "preview")
    return showItemForm(visit, set, answers, { item, preview: true });
  if (!form.success) return showItemForm(visit, set, answers, { item, errors: formErrors(form.error) });
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const once = requestName(visit.formId, { reference, version, ...form.data });
  const asked = { reference, version, content: form.data };
  const changed = await changeItem(needs, asked, { occasion: visit.occasion, once });
  if ("done" in changed)
    return { redirect: `${toPath(paths.deskCatalogueItem, { reference })}?done=changed` };
  const errors = formError("maincontent", itemRefusals[changed.refusal]);
  return showItemForm(visit, set, answers, { item, errors }, 409);
};
