import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { ownValue } from "../../shared/platform/keys.ts";
import { readSheets } from "../../shared/surveys/answers/store.ts";
import {
  type Choosing,
  type CrossTable,
  holdBack,
  withPerson,
} from "../../shared/surveys/results/cross-table.ts";
import { FEWEST_ANSWERS, type Result, resultsOf } from "../../shared/surveys/results/results.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import type { Figures, Tally } from "../../shared/surveys/results/tally.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import resultsPage from "./desk-survey-results.njk";

/** As many answers as one query reads, and a page waits for. */
const MOST_LOOKED_AT = 1000;

const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

const percentOf = (share: number): number => Math.round(share * 100);

const figuresView = ({ mean, median, least, most }: Figures) => ({
  mean: oneDecimal.format(mean),
  median: oneDecimal.format(median),
  least,
  most,
});

/** The share of an answer in an earlier round, where that asked the same. */
const sharesBefore = (earlier: readonly Result[]): ReadonlyMap<string, number> =>
  new Map(
    earlier.flatMap((result) =>
      result.answered === 0
        ? []
        : result.shares.map(({ name, share }) => [`${result.name}|${name}`, share] as const),
    ),
  );

const resultView = (result: Result, before: ReadonlyMap<string, number>) => ({
  ...result,
  figures: result.figures && figuresView(result.figures),
  shares: result.shares.map((share) => {
    const earlier = before.get(`${result.name}|${share.name}`);
    return {
      ...share,
      percent: percentOf(share.share),
      before: earlier === undefined ? "" : `${percentOf(earlier)} %`,
    };
  }),
});

const isFew = ({ privacy }: Pick<Survey, "privacy">, { people }: Tally): boolean =>
  privacy === "anonymous" && people < FEWEST_ANSWERS;

/** A table of two questions, made of the answers themselves. One query. */
const crossView = async (table: Table, survey: string, row: Choosing, column: Choosing) => {
  const sheets = await readSheets(table, survey, { limit: MOST_LOOKED_AT });
  const counted = sheets.reduce<CrossTable>(
    (cross, { answers }) => withPerson(cross, { row, column }, new Map(Object.entries(answers))),
    new Map(),
  );
  const cells = holdBack(
    row.options.map((one) => column.options.map((other) => counted.get(one.name)?.get(other.name) ?? 0)),
  );
  return {
    title: `${row.text} By: ${column.text}`,
    rowTitle: row.text,
    head: column.options.map(({ text }) => text),
    lines: row.options.map(({ text }, nth) => ({
      text,
      cells: (cells[nth] ?? []).map((cell) => (cell === "held-back" ? "held back" : cell)),
    })),
    isPart: sheets.length === MOST_LOOKED_AT,
    looked: sheets.length,
  };
};

/** What a survey gave so far: counts, shares and figures, beside an earlier round where there was one, and one answer by another. */
export const page = deskPage({
  path: paths.deskSurveyResults,
  names: byReference("survey"),
  load: async ({ table }, reference) => {
    const [survey, tally] = await Promise.all([readSurvey(table, reference), readTally(table, reference)]);
    if (survey === undefined) return undefined;
    if (survey.roundOf === undefined) return { survey, tally };
    const [earlier, earlierTally] = await Promise.all([
      readSurvey(table, survey.roundOf),
      readTally(table, survey.roundOf),
    ]);
    return { survey, tally, ...(earlier && { earlier: { survey: earlier, tally: earlierTally } }) };
  },
  show: async ({ table }, { survey, tally, earlier }, { request }) => {
    const { reference, questionnaire } = survey;
    const compared = earlier === undefined || isFew(earlier.survey, earlier.tally) ? undefined : earlier;
    const before = sharesBefore(
      compared === undefined ? [] : resultsOf(compared.survey.questionnaire, compared.tally),
    );
    const choosing = questionnaire.questions.filter(
      (question): question is Choosing => question.kind === "choice" || question.kind === "several",
    );
    const asked = (name: string) =>
      choosing.find((question) => question.name === ownValue(request.query, name));
    const [row, column] = [asked("row"), asked("column")];
    const tooFew = isFew(survey, tally);
    const isCross = !tooFew && row !== undefined && column !== undefined && row !== column;
    return view(resultsPage, {
      survey,
      href: toPath(paths.deskSurvey, { reference }),
      answersHref: toPath(paths.deskSurveyAnswers, { reference }),
      codebookHref: toPath(paths.deskSurveyCodebook, { reference }),
      people: tally.people,
      tooFew,
      earlier: compared && {
        title: compared.survey.title,
        people: compared.tally.people,
        href: toPath(paths.deskSurveyResults, { reference: compared.survey.reference }),
      },
      results: tooFew ? [] : resultsOf(questionnaire, tally).map((result) => resultView(result, before)),
      choosing: choosing.map(({ name, text }) => ({ value: name, text })),
      row: row?.name,
      column: column?.name,
      cross: isCross ? await crossView(table, reference, row, column) : undefined,
    });
  },
});
