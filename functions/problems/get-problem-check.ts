import type { Page } from "../entry-points/page.ts";
import { draftView, followDraft, showDraft } from "./draft-view.ts";
import checkPage from "./problem-check.njk";

/** All that was written, once more, before it is submitted. */
export const getProblemCheck: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const view = draftView(needs, found);
  if (found.problem.status !== "draft" || view.call.state !== "open") return showDraft(needs, visit, found);
  return visit.show(checkPage, view);
};
