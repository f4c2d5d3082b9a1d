import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages of the catalogue's items and tags. */
export const catalogueDeskRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskCatalogue,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue.ts")).getDeskCatalogue,
  },
  {
    method: "GET",
    path: paths.deskNewCatalogueItem,
    role: "team",
    page: async () => (await import("./get-desk-new-catalogue-item.ts")).getDeskNewCatalogueItem,
  },
  {
    method: "POST",
    path: paths.deskNewCatalogueItem,
    role: "team",
    page: async () => (await import("./post-desk-new-catalogue-item.ts")).postDeskNewCatalogueItem,
  },
  {
    method: "GET",
    path: paths.deskCatalogueTags,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-tags.ts")).getDeskCatalogueTags,
  },
  {
    method: "POST",
    path: paths.deskCatalogueTags,
    role: "team",
    page: async () => (await import("./post-desk-catalogue-tags.ts")).postDeskCatalogueTags,
  },
  {
    method: "GET",
    path: paths.deskCatalogueTag,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-tag.ts")).getDeskCatalogueTag,
  },
  {
    method: "POST",
    path: paths.deskCatalogueTag,
    role: "team",
    page: async () => (await import("./post-desk-catalogue-tag.ts")).postDeskCatalogueTag,
  },
  {
    method: "GET",
    path: paths.deskCatalogueItem,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-item.ts")).getDeskCatalogueItem,
  },
  {
    method: "POST",
    path: paths.deskCatalogueItem,
    role: "team",
    page: async () => (await import("./post-desk-catalogue-item.ts")).postDeskCatalogueItem,
  },
  {
    method: "GET",
    path: paths.deskEditCatalogueItem,
    role: "team",
    page: async () => (await import("./get-desk-edit-catalogue-item.ts")).getDeskEditCatalogueItem,
  },
  {
    method: "POST",
    path: paths.deskEditCatalogueItem,
    role: "team",
    page: async () => (await import("./post-desk-edit-catalogue-item.ts")).postDeskEditCatalogueItem,
  },
];
