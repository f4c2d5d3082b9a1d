import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public page of champions, and the page of one by the link in a letter. */
export const championSiteRoutes = [
  page(paths.champions, () => import("./champions.ts")),
  page(paths.champion, () => import("./champion.ts")),
];
