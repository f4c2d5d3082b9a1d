import type { DeskPage } from "../entry-points/desk-page.ts";
import { showTag } from "./tag-view.ts";

const doneTexts = new Map(
  Object.entries({
    change: "The tag is changed. Every page knows within two minutes.",
    retire: "The tag is retired: items keep it, and new ones are not given it.",
    "bring-back": "The tag is back.",
  }),
);

/** One tag of the catalogue. */
export const getDeskCatalogueTag: DeskPage = (needs, request, visit) =>
  showTag(needs, request, visit, { done: doneTexts.get(request.query["done"] ?? "") });
