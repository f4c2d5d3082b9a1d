import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The home page and the statements. */
export const homeSiteRoutes = [
  page(paths.home, () => import("./home.ts")),
  page(paths.accessibility, () => import("./accessibility.ts")),
  page(paths.privacy, () => import("./privacy.ts")),
];
