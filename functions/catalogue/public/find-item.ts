import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { readItemAt } from "../../../shared/catalogue/read.ts";
import { type Catalogue, readCatalogue } from "../../../shared/catalogue/search/in-memory.ts";
import { similarTo } from "../../../shared/catalogue/search/similar.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import notFoundPage from "./catalogue-not-found.njk";
import withdrawnPage from "./catalogue-withdrawn.njk";

const MOST_ADVICE = 4;

const listed = (items: readonly CatalogueItem[]) =>
  firstOf(items, MOST_ADVICE).shown.map(({ title, slug }) => ({
    title,
    href: toPath(paths.catalogueItem, { slug }),
  }));

const NOT_FOUND_STATUS = 404;
/** Gone: it was here and is not coming back to this address without somebody's decision. */
const WITHDRAWN_STATUS = 410;

/** An address of the catalogue names an item by its last part. */
export const bySlug = (
  _needs: PageNeeds,
  { request }: { readonly request: { readonly parameters: { readonly slug: string } } },
): string => request.parameters.slug;

/**
 * The item whose address was asked for and the catalogue it stands in; or where it moved to, that it was withdrawn and why, or that there is
 * nothing. One query at most for what is published; two reads for all the rest.
 */
export const findItem = async (
  needs: PageNeeds,
  slug: string,
  { request, visit }: { readonly request: PageRequest; readonly visit: Visit },
): Promise<{ readonly item: CatalogueItem; readonly catalogue: Catalogue } | PageAnswer> => {
  const catalogue = await readCatalogue(needs);
  const known = catalogue.at(slug);
  if (known !== undefined) return { item: known, catalogue };
  const found = await readItemAt(needs.table, slug);
  if (found === undefined) {
    const words = slug.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
    const close = listed(catalogue.index().find(words).items);
    return visit.show(notFoundPage, { words, close }, NOT_FOUND_STATUS);
  }
  if ("movedTo" in found) return { redirect: request.path.replace(slug, found.movedTo), permanent: true };
  if ("item" in found) return { item: found.item, catalogue };
  const { withdrawn, at, reason } = found;
  const close = listed(similarTo(catalogue.index(), `${withdrawn.title} ${withdrawn.summary}`));
  return visit.show(withdrawnPage, { title: withdrawn.title, at, reason, close }, WITHDRAWN_STATUS);
};
