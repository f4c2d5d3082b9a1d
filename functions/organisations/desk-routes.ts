import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about organisations. */
export const organisationRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskOrganisations,
    role: "viewer",
    page: async () => (await import("./get-desk-organisations.ts")).getDeskOrganisations,
  },
  {
    method: "GET",
    path: paths.deskNewOrganisation,
    role: "team",
    page: async () => (await import("./get-desk-edit-organisation.ts")).getDeskNewOrganisation,
  },
  {
    method: "POST",
    path: paths.deskNewOrganisation,
    role: "team",
    page: async () => (await import("./post-desk-edit-organisation.ts")).postDeskNewOrganisation,
  },
  {
    method: "GET",
    path: paths.deskOrganisationNames,
    role: "viewer",
    page: async () => (await import("./get-desk-organisation-names.ts")).getDeskOrganisationNames,
  },
  {
    method: "POST",
    path: paths.deskOrganisationNames,
    role: "team",
    page: async () => (await import("./post-desk-organisation-names.ts")).postDeskOrganisationNames,
  },
  {
    method: "GET",
    path: paths.deskOrganisationName,
    role: "viewer",
    page: async () => (await import("./get-desk-organisation-names.ts")).getDeskOrganisationName,
  },
  {
    method: "POST",
    path: paths.deskOrganisationName,
    role: "team",
    page: async () => (await import("./post-desk-organisation-names.ts")).postDeskOrganisationName,
  },
  {
    method: "GET",
    path: paths.deskOrganisationImports,
    role: "viewer",
    page: async () => (await import("./get-desk-organisation-imports.ts")).getDeskOrganisationImports,
  },
  {
    method: "POST",
    path: paths.deskOrganisationImports,
    role: "team",
    takesFiles: true,
    page: async () => (await import("./post-desk-organisation-imports.ts")).postDeskOrganisationImports,
  },
  {
    method: "GET",
    path: paths.deskOrganisationImport,
    role: "viewer",
    page: async () => (await import("./get-desk-organisation-imports.ts")).getDeskOrganisationImport,
  },
  {
    method: "POST",
    path: paths.deskOrganisationImport,
    role: "team",
    page: async () => (await import("./post-desk-organisation-imports.ts")).postDeskOrganisationImport,
  },
  {
    method: "GET",
    path: paths.deskOrganisation,
    role: "viewer",
    page: async () => (await import("./get-desk-organisation.ts")).getDeskOrganisation,
  },
  {
    method: "GET",
    path: paths.deskEditOrganisation,
    role: "team",
    page: async () => (await import("./get-desk-edit-organisation.ts")).getDeskEditOrganisation,
  },
  {
    method: "POST",
    path: paths.deskEditOrganisation,
    role: "team",
    page: async () => (await import("./post-desk-edit-organisation.ts")).postDeskEditOrganisation,
  },
];
