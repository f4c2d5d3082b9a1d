import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages by which the catalogue comes in and goes out as files. */
export const catalogueFileRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskCatalogueImports,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-imports.ts")).getDeskCatalogueImports,
  },
  {
    method: "POST",
    path: paths.deskCatalogueImports,
    role: "team",
    takesFiles: "many",
    page: async () => (await import("./post-desk-catalogue-imports.ts")).postDeskCatalogueImports,
  },
  {
    method: "GET",
    path: paths.deskCatalogueImport,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-import.ts")).getDeskCatalogueImport,
  },
  {
    method: "POST",
    path: paths.deskCatalogueImport,
    role: "team",
    page: async () => (await import("./post-desk-catalogue-import.ts")).postDeskCatalogueImport,
  },
  {
    method: "GET",
    path: paths.deskCatalogueExport,
    role: "viewer",
    page: async () => (await import("./get-desk-catalogue-export.ts")).getDeskCatalogueExport,
  },
];
