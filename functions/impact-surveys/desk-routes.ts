import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's page about the impact survey of a project. */
export const impactSurveyDeskRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskImpactSurvey,
    role: "viewer",
    page: async () => (await import("./get-desk-impact-survey.ts")).getDeskImpactSurvey,
  },
  {
    method: "POST",
    path: paths.deskImpactSurvey,
    role: "team",
    page: async () => (await import("./post-desk-impact-survey.ts")).postDeskImpactSurvey,
  },
];
