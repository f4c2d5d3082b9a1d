import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages and files of the catalogue. */
export const catalogueSiteRoutes = [
  page(paths.catalogue, () => import("./public/catalogue.ts")),
  page(paths.catalogueFeed, () => import("./public/catalogue-feed.ts")),
  page(paths.catalogueJson, () => import("./public/catalogue-json.ts")),
  page(paths.catalogueItemJson, () => import("./public/catalogue-item-json.ts")),
  page(paths.cataloguePublicCode, () => import("./public/catalogue-public-code.ts")),
  page(paths.catalogueItem, () => import("./public/catalogue-item.ts")),
];
