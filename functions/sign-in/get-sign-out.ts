import type { Page } from "../entry-points/page.ts";
import signOutPage from "./sign-out.njk";

/** Asks whether to sign out. */
export const getSignOut: Page = async (_needs, _request, visit) => visit.show(signOutPage);
