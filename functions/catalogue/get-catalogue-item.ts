import type { Page } from "../entry-points/page.ts";
import { publicReUsesView } from "../re-uses/where-used-view.ts";
import itemPage from "./catalogue-item.njk";
import { findItem } from "./find-item.ts";
import { publicItemView } from "./item-view.ts";
import { BROWSERS_KEEP } from "./keep.ts";

/** One item of the catalogue, with where it is used. */
export const getCatalogueItem: Page = async (needs, request, visit) => {
  const found = await findItem(needs, request, visit);
  if (!("item" in found)) return found;
  const view = {
    ...publicItemView(found.item, found.catalogue),
    reUses: await publicReUsesView(needs, found.item),
  };
  return { ...visit.show(itemPage, view), keep: BROWSERS_KEEP };
};
