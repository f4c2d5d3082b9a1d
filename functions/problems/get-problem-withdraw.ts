import type { Page } from "../entry-points/page.ts";
import { draftView, followDraft, showDraft } from "./draft-view.ts";
import withdrawPage from "./problem-withdraw.njk";

/** Asks whether to withdraw a submitted problem. */
export const getProblemWithdraw: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  if (found.problem.status !== "submitted") return showDraft(needs, visit, found);
  return visit.show(withdrawPage, draftView(needs, found));
};
