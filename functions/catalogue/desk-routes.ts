import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of the catalogue's items and tags, and of its export. */
export const catalogueDeskRoutes = [
  page(paths.deskCatalogue, () => import("./items/desk-catalogue.ts")),
  page(paths.deskNewCatalogueItem, () => import("./items/desk-new-catalogue-item.ts"), { look: "team" }),
  page(paths.deskCatalogueTags, () => import("./tags/desk-catalogue-tags.ts")),
  page(paths.deskCatalogueTag, () => import("./tags/desk-catalogue-tag.ts")),
  page(paths.deskCatalogueExport, () => import("./desk-catalogue-export.ts")),
  page(paths.deskCatalogueItem, () => import("./items/desk-catalogue-item.ts")),
  page(paths.deskEditCatalogueItem, () => import("./items/desk-edit-catalogue-item.ts"), { look: "team" }),
];
