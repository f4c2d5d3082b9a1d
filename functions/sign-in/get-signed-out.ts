import type { Page } from "../entry-points/page.ts";
import signedOutPage from "./signed-out.njk";

/** Says that the session is over. */
export const getSignedOut: Page = async (_needs, _request, visit) => visit.show(signedOutPage);
