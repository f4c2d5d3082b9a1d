import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of imports: that of one import, and those on which files of each kind are sent. */
export const fileImportDeskRoutes = [
  page(paths.deskMemberImports, () => import("../members/desk-member-imports.ts"), { look: "team" }),
  page(paths.deskOrganisationImports, () => import("../organisations/desk-organisation-imports.ts"), {
    takesFiles: true,
  }),
  page(paths.deskCatalogueImports, () => import("../catalogue/desk-catalogue-imports.ts"), {
    takesFiles: "many",
  }),
  page(paths.deskFileImport, () => import("./desk-file-import.ts")),
];
