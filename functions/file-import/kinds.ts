import { catalogueImport } from "../../shared/catalogue/files/import-kind.ts";
import type { ImportDescription } from "../../shared/file-import/kind.ts";
import type { ImportKindName } from "../../shared/file-import/outcome.ts";
import { memberImportDescription } from "../../shared/members/import/description.ts";
import { organisationImport } from "../../shared/organisations/import-kind.ts";
import { paths } from "../../shared/pages/paths.ts";

/** Where the desk has the imports of a kind. */
export interface ImportPlace {
  readonly kind: ImportDescription;
  /** The page on which a file is sent. */
  readonly start: string;
  /** The page that shows what was imported, and what that is called in a link. */
  readonly section: string;
  readonly see: string;
}

const places: Readonly<Record<ImportKindName, ImportPlace>> = {
  organisations: {
    kind: organisationImport,
    start: paths.deskOrganisationImports,
    section: paths.deskOrganisations,
    see: "See the organisations",
  },
  members: {
    kind: memberImportDescription,
    start: paths.deskMemberImports,
    section: paths.deskMembers,
    see: "See the members",
  },
  catalogue: {
    kind: catalogueImport,
    start: paths.deskCatalogueImports,
    section: paths.deskCatalogue,
    see: "See the catalogue",
  },
};

/** Where the desk has the imports of this kind. */
export const placeOf = (kind: ImportKindName): ImportPlace => places[kind];
