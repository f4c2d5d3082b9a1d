import { paths } from "../../shared/pages/paths.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import sentPage from "./survey-sent.njk";

/** Thanks for answers by the survey’s address. Whoever wants to be contacted writes to us: nothing here knows who they are. */
export const page = sitePage({
  path: paths.openSurveySent,
  names: byReference("survey"),
  load: ({ table }, reference) => readSurvey(table, reference),
  show: (_needs, survey) =>
    view(sentPage, { survey, isAnonymous: survey.privacy === "anonymous", asks: false }),
});
