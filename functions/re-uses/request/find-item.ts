import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { readItemAt } from "../../../shared/catalogue/read.ts";
import notFound from "../../../shared/pages/not-found.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import withdrawnPage from "./re-use-withdrawn.njk";

/** The item at the address of a form about it; or the way to where it moved, or the page that says that it is not there or was withdrawn. */
export const findItem = async (
  needs: PageNeeds,
  slug: string,
  visit: Visit,
): Promise<{ readonly item: CatalogueItem } | PageAnswer> => {
  const found = await readItemAt(needs.table, slug);
  if (found === undefined) return visit.show(notFound, {}, 404);
  if ("item" in found) return found;
  if ("movedTo" in found) return { redirect: toPath(paths.reUse, { slug: found.movedTo }) };
  const { withdrawn, at, reason } = found;
  return visit.show(withdrawnPage, { itemTitle: withdrawn.title, at, reason }, 410);
};
