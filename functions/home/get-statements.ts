import type { Page } from "../entry-points/page.ts";
import accessibilityPage from "./accessibility.njk";
import privacyPage from "./privacy.njk";

/** How accessible the site is, and whom to tell where it is not. */
export const getAccessibility: Page = async (_needs, _request, visit) => visit.show(accessibilityPage);

/** What the programme keeps about people, why, and how long. */
export const getPrivacy: Page = async (_needs, _request, visit) => visit.show(privacyPage);
