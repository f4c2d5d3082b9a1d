import { paths, toPath } from "../../shared/pages/paths.ts";
import { CSV_BEGINS, csvLine } from "../../shared/platform/csv.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { Sheet } from "../../shared/surveys/answers/model.ts";
import { readSheets } from "../../shared/surveys/answers/store.ts";
import { answerColumns } from "../../shared/surveys/results/file.ts";
import { FEWEST_ANSWERS } from "../../shared/surveys/results/results.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import noFilePage from "./desk-survey-no-file.njk";
import { seesNames } from "./readers.ts";

const AT_ONCE = 500;
const MOST_IN_FILE = 20_000;

const linesOf = ({ questionnaire }: Survey, sheets: readonly Sheet[]): readonly string[] => {
  const columns = answerColumns(questionnaire);
  return sheets.map(({ answers, asked }) => {
    const byName = new Map(Object.entries(answers));
    return csvLine([String(asked), ...columns.map(({ question, cell }) => cell(byName.get(question.name)))]);
  });
};

/** All answers, a page of them at a time, without anything that says who gave them. */
const fileOf = async (table: Table, survey: Survey): Promise<string> => {
  const heading = csvLine(["Version", ...answerColumns(survey.questionnaire).map(({ code }) => code)]);
  const lines = [CSV_BEGINS, heading];
  let after: string | undefined;
  for (let count = 0; count < MOST_IN_FILE; count += AT_ONCE) {
    const sheets = await readSheets(table, survey.reference, { after, limit: AT_ONCE });
    lines.push(...linesOf(survey, sheets));
    after = sheets.at(-1)?.id;
    if (sheets.length < AT_ONCE) break;
  }
  return lines.join("");
};

/** Every answer to a survey, one line each and without names, in the order of their ids. Of a confidential one for those who were named to who answered. */
export const page: PageFile<DeskVisit, typeof paths.deskSurveyAnswers> = pageWithoutForm(
  paths.deskSurveyAnswers,
  async ({ table }, { parameters }, visit) => {
    const reference = parseReference("survey", parameters["reference"] ?? "");
    if (reference === null) return visit.show(noFilePage, { why: "unknown" }, 404);
    const [survey, { people }] = await Promise.all([
      readSurvey(table, reference),
      readTally(table, reference),
    ]);
    if (survey === undefined) return visit.show(noFilePage, { why: "unknown" }, 404);
    const isAnonymous = survey.privacy === "anonymous";
    if (isAnonymous && people < FEWEST_ANSWERS) return visit.show(noFilePage, { why: "few" }, 404);
    if (!isAnonymous && !seesNames(survey, visit.session.person)) {
      const resultsHref = toPath(paths.deskSurveyResults, { reference });
      return visit.show(noFilePage, { why: "confidential", resultsHref }, 403);
    }
    return {
      file: await fileOf(table, survey),
      type: "text/csv; charset=utf-8",
      name: `${reference}-answers.csv`,
    };
  },
);
