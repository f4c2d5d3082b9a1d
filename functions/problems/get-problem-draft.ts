import type { Page } from "../entry-points/page.ts";
import { followDraft, showDraft } from "./draft-view.ts";

const doneTexts: Readonly<Record<string, string>> = {
  saved: "Saved.",
  again: "Your problem is submitted again.",
  withdrawn: "Your problem is withdrawn.",
  carried: "Your draft has come along with all that you wrote.",
};

/** An applicant's own problem, by the link in their email. Looking changes nothing. */
export const getProblemDraft: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  return showDraft(needs, visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};
