import { readCatalogue } from "../../shared/catalogue/held.ts";
import { publicCodeOf } from "../../shared/catalogue/public-code.ts";
import { feedOf, jsonOf, type PublicPlace } from "../../shared/catalogue/public-files.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { Page, PageNeeds } from "../entry-points/page.ts";
import { findItem } from "./find-item.ts";
import { ANYBODY_KEEPS } from "./keep.ts";

const placeOf = ({ siteUrl, programme }: PageNeeds): PublicPlace => ({ siteUrl, programme });

const json = (content: unknown) => ({
  file: JSON.stringify(content, undefined, 2),
  type: "application/json; charset=utf-8",
  keep: ANYBODY_KEEPS,
});

/** The items published last, as an Atom feed. */
export const getCatalogueFeed: Page = async (needs) => ({
  file: feedOf(await readCatalogue(needs), placeOf(needs)),
  type: "application/atom+xml; charset=utf-8",
  keep: ANYBODY_KEEPS,
});

/** The whole catalogue as JSON. */
export const getCatalogueJson: Page = async (needs) => {
  const { items, tags } = await readCatalogue(needs);
  return json({ items: items.map((item) => jsonOf(item, tags, placeOf(needs))) });
};

/** One item as JSON. */
export const getCatalogueItemJson: Page = async (needs, request, visit) => {
  const found = await findItem(needs, request, visit);
  return "item" in found ? json(jsonOf(found.item, found.catalogue.tags, placeOf(needs))) : found;
};

/** An item's `publiccode.yml`, where there is code with a licence. */
export const getCataloguePublicCode: Page = async (needs, request, visit) => {
  const found = await findItem(needs, request, visit);
  if (!("item" in found)) return found;
  const file = publicCodeOf(found.item, found.catalogue.tags, placeOf(needs));
  if (file === undefined) return visit.show(notFound, {}, 404);
  return { file, type: "application/yaml; charset=utf-8", keep: ANYBODY_KEEPS };
};
