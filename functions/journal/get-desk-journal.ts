import type { DeskPage } from "../entry-points/desk-page.ts";
import { showJournal } from "./journal-view.ts";

/** What happened on a day (`?day=`) or to one thing (`?subject=event:EVT-...`), newest first. */
export const getDeskJournal: DeskPage = (needs, request, visit) =>
  showJournal(needs, request, visit, {
    done:
      request.query["done"] === "republish"
        ? "The entries of the period will be published again in a moment."
        : undefined,
  });
