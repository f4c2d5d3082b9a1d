import type { DeskPage } from "../entry-points/desk-page.ts";
import { findLetter, showOutboxLetter } from "./outbox-view.ts";

/** A letter that waits, as it will look, and what can be done with it. */
export const getDeskOutboxLetter: DeskPage = async (needs, request, visit) => {
  const found = await findLetter(needs, request, visit);
  if (!("letter" in found)) return found;
  const done =
    request.query["done"] === "saved" ? "Saved. Read it once more before you approve it." : undefined;
  return showOutboxLetter(needs, visit, found.letter, { done });
};
