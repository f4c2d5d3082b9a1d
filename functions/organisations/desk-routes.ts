import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of organisations. */
export const organisationDeskRoutes = [
  page(paths.deskOrganisations, () => import("./desk-organisations.ts")),
  page(paths.deskNewOrganisation, () => import("./desk-new-organisation.ts"), { look: "team" }),
  page(paths.deskOrganisationNames, () => import("./mapping/desk-organisation-names.ts")),
  page(paths.deskOrganisationName, () => import("./mapping/desk-organisation-name.ts")),
  page(paths.deskOrganisationKinds, () => import("./desk-organisation-kinds.ts")),
  page(paths.deskOrganisation, () => import("./desk-organisation.ts")),
  page(paths.deskOrganisationPeople, () => import("./desk-organisation-people.ts")),
  page(paths.deskEditOrganisation, () => import("./desk-edit-organisation.ts"), { look: "team" }),
];
