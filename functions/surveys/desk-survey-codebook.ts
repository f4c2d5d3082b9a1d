import { paths } from "../../shared/pages/paths.ts";
import { CSV_BEGINS, csvLine } from "../../shared/platform/csv.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { codebook } from "../../shared/surveys/results/file.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import noFilePage from "./desk-survey-no-file.njk";

/** What each column of the file of answers means. */
export const page: PageFile<DeskVisit, typeof paths.deskSurveyCodebook> = pageWithoutForm(
  paths.deskSurveyCodebook,
  async ({ table }, { parameters }, visit) => {
    const reference = parseReference("survey", parameters["reference"] ?? "");
    const survey = reference === null ? undefined : await readSurvey(table, reference);
    if (survey === undefined) return visit.show(noFilePage, { why: "unknown" }, 404);
    return {
      file: [CSV_BEGINS, ...codebook(survey.questionnaire).map(csvLine)].join(""),
      type: "text/csv; charset=utf-8",
      name: `${survey.reference}-codebook.csv`,
    };
  },
);
