import type { DeskPage } from "../entry-points/desk-page.ts";
import { parseFilter, showCall } from "./desk-call-view.ts";
import { findCall } from "./find-call.ts";

const doneTexts: Readonly<Record<string, string>> = {
  drafted: "Saved as a draft. The public does not see it until you announce it.",
  announced: "Announced. It opens and closes by its dates.",
  changed: "Changed.",
  letters: "The missing letters are drafted. They wait in the outbox.",
};

/** The call whose reference is in the address, with its problems. */
export const getDeskCall: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  if (!("call" in found)) return found;
  const filter = parseFilter(request.query["show"]);
  return showCall(needs, visit, found.call, filter, { done: doneTexts[request.query["done"] ?? ""] });
};
