import { paths } from "../../../shared/pages/paths.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { publicReUsesView } from "../../re-uses/where-used/where-used-view.ts";
import itemPage from "./catalogue-item.njk";
import { BROWSERS_KEEP } from "./files.ts";
import { bySlug, findItem } from "./find-item.ts";
import { publicItemView } from "./item-view.ts";

/** One item of the catalogue, with where it is used. */
export const page = sitePage({
  path: paths.catalogueItem,
  names: bySlug,
  load: findItem,
  show: async (needs, { item, catalogue }, { visit }) => ({
    ...visit.show(itemPage, {
      ...publicItemView(item, catalogue),
      reUses: await publicReUsesView(needs, item),
    }),
    keep: BROWSERS_KEEP,
  }),
});
