import type { Page } from "../entry-points/page.ts";
import { findItem } from "./find-item.ts";
import { showRequest } from "./request-view.ts";

/** The form “We would like to use this”. */
export const getReUse: Page = async (needs, request, visit) => {
  const found = await findItem(needs, request, visit);
  return "item" in found ? showRequest(visit, found.item, { answers: {} }) : found;
};
