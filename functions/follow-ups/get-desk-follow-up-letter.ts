import { isToDo } from "../../shared/follow-ups/run.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findStep } from "./follow-up-page.ts";
import { showLetterForm } from "./letter-page.ts";

/** The form of the letter that does a step; only for an open step that a letter can close. */
export const getDeskFollowUpLetter: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found === undefined || !found.step.evidence.includes("letter") || !isToDo(found.step))
    return visit.show(notFound, {}, 404);
  return showLetterForm(needs, visit, found);
};
