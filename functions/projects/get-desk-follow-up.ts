import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findStep, showFollowUp } from "./follow-up-page.ts";

/** The follow-up that the address names. */
export const getDeskFollowUp: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found === undefined) return visit.show(notFound, {}, 404);
  const done = request.query["done"] === "reopened" ? "Open again. Its reminders go on." : undefined;
  return showFollowUp(needs, visit, found, { done });
};
