import type { Page } from "../entry-points/page.ts";
import { draftView, followDraft, showDraft } from "./draft-view.ts";
import submittedPage from "./problem-submitted.njk";

/** The confirmation, with the reference and what happens next. */
export const getProblemSubmitted: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  if (found.problem.status !== "submitted") return showDraft(needs, visit, found);
  return visit.show(submittedPage, draftView(needs, found));
};
