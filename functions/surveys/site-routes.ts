import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of a survey: by the link in a letter, and by its address where it has one. */
export const surveySiteRoutes = [
  page(paths.survey, () => import("./survey.ts")),
  page(paths.surveySent, () => import("./survey-sent.ts")),
  page(paths.openSurvey, () => import("./open-survey.ts"), { checked: true }),
  page(paths.openSurveySent, () => import("./open-survey-sent.ts")),
];
