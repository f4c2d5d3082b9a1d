import type { Page } from "../entry-points/page.ts";
import registrationPage from "./registration.njk";
import { followLink, registrationView } from "./registration-view.ts";

const doneTexts: Readonly<Record<string, string>> = {
  cancelled: "You are no longer registered. We have sent you an email that confirms it.",
  registered: "We have your registration. Check your email.",
};

/** A person's own registration, by the link in their email. Looking changes nothing. */
export const getRegistration: Page = async (needs, request, visit) => {
  const found = await followLink(needs, request, visit, "manage-registration");
  if (!("registration" in found)) return found;
  const done = doneTexts[request.query["done"] ?? ""];
  return visit.show(registrationPage, { ...(await registrationView(needs, found)), done });
};
