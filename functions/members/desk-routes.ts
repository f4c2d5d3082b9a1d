import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of members. */
export const memberDeskRoutes = [
  page(paths.deskMembers, () => import("./desk-members.ts")),
  page(paths.deskConsents, () => import("./desk-consents.ts")),
  page(paths.deskTopics, () => import("./topics/desk-topics.ts")),
  page(paths.deskMembersWaiting, () => import("./approval/desk-members-waiting.ts")),
  page(paths.deskDuplicates, () => import("./merges/desk-duplicates.ts")),
  page(paths.deskSamePerson, () => import("./merges/desk-same-person.ts")),
  page(paths.deskApproval, () => import("./approval/desk-approval.ts")),
];
