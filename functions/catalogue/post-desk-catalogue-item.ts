import { type ItemStep, takeStep } from "../../shared/catalogue/commands-items.ts";
import { addressForm, reasonForm } from "../../shared/catalogue/input-items.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { showDeskItem } from "./desk-item-view.ts";
import { findDeskItem } from "./find-desk-item.ts";
import { itemRefusals } from "./item-refusals.ts";

type Read = { readonly asked: ItemStep } | { readonly errors: FormErrors };

const NO_STEP = "Say what to do with the item: press one of the buttons below.";

/** Which of several reasons on the page is meant is told by the button. */
const withReason = (step: "send-back" | "withdraw", form: Form): Read => {
  const name = `reason-${step}`;
  const read = reasonForm.safeParse({ reason: fields(form)[name] ?? "" });
  if (read.success) return { asked: { step, reason: read.data.reason } };
  return { errors: formError(name, read.error.issues[0]?.message ?? NO_STEP) };
};

const readStep = (form: Form): Read => {
  const step = field(form, "_step");
  switch (step) {
    case "ask-for-review":
    case "discard-changes":
      return { asked: { step } };
    case "publish":
      return { asked: { step, version: Math.trunc(Number(field(form, "_version"))) || 0 } };
    case "send-back":
    case "withdraw":
      return withReason(step, form);
    case "move": {
      const read = addressForm.safeParse(fields(form));
      return read.success ? { asked: { step, slug: read.data.slug } } : { errors: formErrors(read.error) };
    }
    default:
      return { errors: formError("maincontent", NO_STEP) };
  }
};

const fieldOf = (refusal: keyof typeof itemRefusals): string =>
  refusal === "address-taken" || refusal === "same-address" ? "slug" : "maincontent";

/** Takes an item a step on its way to its readers, or back. */
export const postDeskCatalogueItem: DeskPage = async (needs, request, visit) => {
  const found = await findDeskItem(needs, request, visit);
  if (!("item" in found)) return found;
  const { reference } = found.item;
  const answers = fields(request.form);
  const read = readStep(request.form);
  if ("errors" in read) return showDeskItem(needs, visit, found, { errors: read.errors, answers });
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { reference, ...read.asked }) };
  const taken = await takeStep(needs, reference, read.asked, given);
  if ("done" in taken)
    return { redirect: `${toPath(paths.deskCatalogueItem, { reference })}?done=${read.asked.step}` };
  const errors = formError(fieldOf(taken.refusal), itemRefusals[taken.refusal]);
  return showDeskItem(needs, visit, found, { errors, answers }, 409);
};
