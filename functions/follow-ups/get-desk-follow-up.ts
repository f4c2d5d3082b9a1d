import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findStep, showFollowUp } from "./follow-up-page.ts";

const done: Readonly<Record<string, string>> = {
  reopened: "Open again. Its reminders go on.",
  letters: "The letters wait in the outbox. When one has gone out, this follow-up is done.",
  moved: "Moved. Its reminders count from the new day.",
  "event-named":
    "The event is noted. The follow-up closes by itself when it is over and its attendance is recorded.",
};

/** The follow-up that the address names. */
export const getDeskFollowUp: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found === undefined) return visit.show(notFound, {}, 404);
  return showFollowUp(needs, visit, found, { done: done[request.query["done"] ?? ""] });
};
