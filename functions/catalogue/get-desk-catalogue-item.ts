import type { DeskPage } from "../entry-points/desk-page.ts";
import { showDeskItem } from "./desk-item-view.ts";
import { findDeskItem } from "./find-desk-item.ts";

const doneTexts = new Map(
  Object.entries({
    created: "Saved as a draft. Nobody else sees it until it is published.",
    changed: "Saved. The public sees it when somebody else has published it.",
    "ask-for-review": "Somebody else can now look at it and publish it.",
    publish: "Published. Every public page knows within two minutes.",
    "send-back": "Sent back, with what to change.",
    withdraw: "Withdrawn. Its address says so and why, everywhere within two minutes.",
    move: "It has its new address. The earlier ones lead to it.",
    "discard-changes": "It is again as it was published.",
  }),
);

/** One item of the catalogue as the team works on it. */
export const getDeskCatalogueItem: DeskPage = async (needs, request, visit) => {
  const found = await findDeskItem(needs, request, visit);
  if (!("item" in found)) return found;
  return showDeskItem(needs, visit, found, { done: doneTexts.get(request.query["done"] ?? "") });
};
