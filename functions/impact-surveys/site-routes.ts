import { paths } from "../../shared/pages/paths.ts";
import type { Route } from "../entry-points/page.ts";

/** The public pages of an impact survey, by the link in a letter. */
export const impactSurveySiteRoutes: readonly Route[] = [
  {
    method: "GET",
    path: paths.impactSurvey,
    page: async () => (await import("./get-impact-survey.ts")).getImpactSurvey,
  },
  {
    method: "POST",
    path: paths.impactSurvey,
    page: async () => (await import("./post-impact-survey.ts")).postImpactSurvey,
  },
  {
    method: "GET",
    path: paths.impactSurveySent,
    page: async () => (await import("./get-impact-survey-sent.ts")).getImpactSurveySent,
  },
];
