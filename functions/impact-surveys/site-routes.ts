import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of an impact survey, by the link in a letter. */
export const impactSurveySiteRoutes = [
  page(paths.impactSurvey, () => import("./impact-survey.ts")),
  page(paths.impactSurveySent, () => import("./impact-survey-sent.ts")),
];
