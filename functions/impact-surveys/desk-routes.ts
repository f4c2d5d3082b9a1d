import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about impact surveys. */
export const impactSurveyDeskRoutes = [page(paths.deskImpactSurvey, () => import("./desk-impact-survey.ts"))];
