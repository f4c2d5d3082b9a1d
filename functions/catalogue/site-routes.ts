import { paths } from "../../shared/pages/paths.ts";
import type { Route } from "../entry-points/page.ts";

/** The public pages and files of the catalogue. */
export const catalogueSiteRoutes: readonly Route[] = [
  {
    method: "GET",
    path: paths.catalogue,
    page: async () => (await import("./get-catalogue.ts")).getCatalogue,
  },
  {
    method: "GET",
    path: paths.catalogueFeed,
    page: async () => (await import("./get-catalogue-files.ts")).getCatalogueFeed,
  },
  {
    method: "GET",
    path: paths.catalogueJson,
    page: async () => (await import("./get-catalogue-files.ts")).getCatalogueJson,
  },
  {
    method: "GET",
    path: paths.catalogueItemJson,
    page: async () => (await import("./get-catalogue-files.ts")).getCatalogueItemJson,
  },
  {
    method: "GET",
    path: paths.cataloguePublicCode,
    page: async () => (await import("./get-catalogue-files.ts")).getCataloguePublicCode,
  },
  {
    method: "GET",
    path: paths.catalogueItem,
    page: async () => (await import("./get-catalogue-item.ts")).getCatalogueItem,
  },
];
