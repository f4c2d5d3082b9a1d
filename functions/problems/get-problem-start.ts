import type { Page } from "../entry-points/page.ts";
import { findPublicCall } from "./public-call.ts";
import { showStart } from "./start-view.ts";

/** The form with which a draft begins. */
export const getProblemStart: Page = async (needs, request, visit) => {
  const found = await findPublicCall(needs, request, visit);
  return "call" in found ? showStart(needs, visit, found.call, {}) : found;
};
