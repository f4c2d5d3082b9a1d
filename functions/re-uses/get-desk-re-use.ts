import type { DeskPage } from "../entry-points/desk-page.ts";
import { findReUse, showReUse } from "./re-use-view.ts";

const doneTexts: Readonly<Record<string, string>> = {
  recorded: "It is in the ledger.",
  stage: "The stage is changed.",
  undo: "The last step is taken back.",
  facts: "The changes are saved.",
  note: "The note is added.",
  benefit: "The benefit is written down.",
  merge: "The two are one now.",
};

/** One re-use: how far they have come, who they are, what they say, and what happened. */
export const getDeskReUse: DeskPage = async (needs, request, visit) => {
  const found = await findReUse(needs, request, visit);
  if (!("reUse" in found)) return found;
  return showReUse(needs, visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};
