import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of people. */
export const peopleDeskRoutes = [
  page(paths.deskPerson, () => import("./desk-person.ts")),
  page(paths.deskEditPerson, () => import("./edit/desk-edit-person.ts"), { look: "team" }),
  page(paths.deskAddressChange, () => import("./address-change/desk-address-change.ts"), { look: "team" }),
  page(paths.deskEmailDomains, () => import("./email-domains/desk-email-domains.ts")),
  page(paths.deskRelationships, () => import("./relationships/desk-relationships.ts")),
];
