import { readTagSet } from "../../shared/catalogue/read.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findDeskItem } from "./find-desk-item.ts";
import { answersOf, showItemForm } from "./item-form.ts";

/** The form for a change of what an item says. */
export const getDeskEditCatalogueItem: DeskPage = async (needs, request, visit) => {
  const found = await findDeskItem(needs, request, visit);
  if (!("item" in found)) return found;
  return showItemForm(visit, await readTagSet(needs.table), answersOf(found.item), { item: found.item });
};
