import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** Somebody's own page, and how to get its link. */
export const myPageSiteRoutes = [
  page(paths.askForMyPage, () => import("./ask-for-my-page.ts"), { checked: true }),
  page(paths.myPage, () => import("./my-page.ts")),
  page(paths.myDetails, () => import("../members/my-page/my-details.ts")),
  page(paths.myChoices, () => import("../members/my-page/my-choices.ts")),
  page(paths.myAddress, () => import("../people/address-change/my-address.ts")),
  page(paths.confirmAddress, () => import("../people/address-change/confirm-address.ts")),
];
