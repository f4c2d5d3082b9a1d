import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of engagement. */
export const engagementDeskRoutes = [
  page(paths.deskEngagement, () => import("./desk-engagement.ts")),
  page(paths.deskWeights, () => import("./weights/desk-weights.ts")),
  page(paths.deskWeightsCheck, () => import("./weights/desk-weights-check.ts")),
  page(paths.deskTalks, () => import("./talks/desk-talks.ts")),
  page(paths.deskPersonEngagement, () => import("./desk-person-engagement.ts")),
];
