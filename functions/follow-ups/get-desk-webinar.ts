import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findStep } from "./follow-up-page.ts";
import { showWebinar } from "./webinar-page.ts";

const done: Readonly<Record<string, string>> = {
  drafted: "The event is drafted. Publish it, then invite members from here.",
  written: "The invitation waits in the outbox. When somebody approves it there, the members get it.",
};

/** The webinar of a project: draft its event, then invite members. */
export const getDeskWebinar: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found?.step.webinar !== true) return visit.show(notFound, {}, 404);
  return showWebinar(needs, visit, found, { done: done[request.query["done"] ?? ""] });
};
