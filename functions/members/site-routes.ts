import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of joining and leaving. */
export const memberSiteRoutes = [
  page(paths.join, () => import("./join.ts"), { checked: true }),
  page(paths.joinRequested, () => import("./join-requested.ts")),
  page(paths.joinConfirm, () => import("./join-confirm.ts")),
  page(paths.leave, () => import("./leave.ts")),
  page(paths.unsubscribe, () => import("./unsubscribe.ts"), { fromAnywhere: true }),
];
