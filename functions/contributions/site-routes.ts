import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** What members give and find on their own page, and what came of it for all to see. */
export const contributionSiteRoutes = [
  page(paths.myGive, () => import("./my-give.ts")),
  page(paths.myContribution, () => import("./my-contribution.ts")),
  page(paths.answerQuestion, () => import("./answer-question.ts")),
  page(paths.publicQuestion, () => import("./public-question.ts")),
  page(paths.myDirectory, () => import("../members/directory/my-directory.ts")),
  page(paths.myDirectoryMember, () => import("../members/directory/my-directory-member.ts")),
  page(paths.memberMessage, () => import("../members/directory/member-message.ts")),
];
