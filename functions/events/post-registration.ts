import { cancelRegistration, registerAgain } from "../../shared/events/commands.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { Page } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import { refusals } from "./refusals.ts";
import registrationPage from "./registration.njk";
import cancelPage from "./registration-cancel.njk";
import { followLink, registrationView } from "./registration-view.ts";

/** Asks whether to cancel, cancels, or registers again. */
export const postRegistration: Page = async (needs, request, visit) => {
  const found = await followLink(needs, request, visit, "manage-registration");
  if (!("registration" in found)) return found;
  const step = field(request.form, "_step");
  if (step === "ask") return visit.show(cancelPage, await registrationView(needs, found));
  const { event, person } = found.registration;
  const name = { event, person };
  // Not by the reference, which is new after registering again: the form that did so may be sent once more.
  const once = requestName(visit.formId, { step, ...name });
  const changed =
    step === "cancel"
      ? await cancelRegistration(needs, name, once, visit.occasion)
      : await registerAgain(needs, name, once, visit.occasion);
  if (!("refusal" in changed))
    return { redirect: `${request.path}?done=${step === "cancel" ? "cancelled" : "registered"}` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[changed.refusal]);
  const again = await followLink(needs, request, visit, "manage-registration");
  if (!("registration" in again)) return again;
  return visit.show(registrationPage, { ...(await registrationView(needs, again)), errors }, 409);
};
