import { acceptOffer, cancelRegistration } from "../../shared/events/commands.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { Page } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import { offerView } from "./get-offer.ts";
import offerPage from "./offer.njk";
import { refusals } from "./refusals.ts";
import { followLink } from "./registration-view.ts";

/** Takes or declines an offered place. Only an offer can be declined here: a place that was taken is cancelled on its own page. */
export const postOffer: Page = async (needs, request, visit) => {
  const found = await followLink(needs, request, visit, "answer-offer");
  if (!("registration" in found)) return found;
  const { event, person, reference, status } = found.registration;
  const declines = field(request.form, "_step") === "decline";
  const once = requestName(visit.formId, { declines, reference });
  const answered =
    declines && status === "offered"
      ? await cancelRegistration(needs, { event, person }, once, visit.occasion)
      : await acceptOffer(needs, { event, person }, once, visit.occasion);
  if (!("refusal" in answered))
    return { redirect: `${request.path}?done=${declines ? "declined" : "accepted"}` };
  if (answered.refusal === "unknown") return visit.show(notFound, {}, 404);
  const again = await followLink(needs, request, visit, "answer-offer");
  if (!("registration" in again)) return again;
  const errors = formError("maincontent", refusals[answered.refusal]);
  return visit.show(offerPage, { ...(await offerView(needs, again)), errors }, 409);
};
