import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of what members give. */
export const contributionDeskRoutes = [
  page(paths.deskContributions, () => import("./desk-contributions.ts")),
  page(paths.deskContribution, () => import("./desk-contribution.ts")),
  page(paths.deskMemberMessage, () => import("../members/directory/desk-member-message.ts")),
];
