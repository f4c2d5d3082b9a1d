import type { DeskPage } from "../entry-points/desk-page.ts";
import { findAssessing, showProblem } from "./desk-problem-view.ts";

const doneTexts: Readonly<Record<string, string>> = {
  assigned: "They are asked to score it.",
  taken: "It is yours to score.",
  released: "They are released.",
  conflict: "Your interest is declared. Somebody else has to score this problem.",
  scored: "Your scores are saved.",
  decided: "Decided. The letter waits in the outbox for somebody to approve it.",
  undone: "The decision is undone, and its letter will not be sent.",
};

/** The problem whose reference is in the address. */
export const getDeskProblem: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  return showProblem(needs, visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};
