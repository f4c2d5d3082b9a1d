import { linkIdOf } from "../../shared/events/registration.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import type { Page, PageNeeds } from "../entry-points/page.ts";
import offerPage from "./offer.njk";
import { type FoundRegistration, followLink, registrationView } from "./registration-view.ts";

/** What the page about an offer shows, with the way to the rest of the registration. */
export const offerView = async (needs: PageNeeds, found: FoundRegistration) => ({
  ...(await registrationView(needs, found)),
  manageHref: toPath(paths.registration, {
    token: makeLink(needs.keys, "manage-registration", linkIdOf(found.registration)),
  }),
});

const doneTexts: Readonly<Record<string, string>> = {
  accepted: "The place is yours. We have sent you an email with an invitation for your calendar.",
  declined: "You declined the place. It goes to the next person.",
};

/** An offered place, to take or decline. Looking changes nothing. */
export const getOffer: Page = async (needs, request, visit) => {
  const found = await followLink(needs, request, visit, "answer-offer");
  if (!("registration" in found)) return found;
  return visit.show(offerPage, {
    ...(await offerView(needs, found)),
    done: doneTexts[request.query["done"] ?? ""],
  });
};
