import { type QuestionResult, type SurveyResults, tellOutside } from "../../shared/impact-surveys/results.ts";
import { statements } from "../../shared/impact-surveys/survey.ts";
import { FEWEST_SHOWN } from "../../shared/reports/small-numbers.ts";
import type { Shown } from "../../shared/reports/weekly/model.ts";
import { impactChart, sayAverage } from "./impact-chart.ts";

const sayMaybe = (average: number | undefined): string =>
  average === undefined ? "no answer" : sayAverage(average);

const questionRow = (text: string, { before, after, paired }: QuestionResult) => ({
  text,
  answersBefore: before.answers,
  averageBefore: sayMaybe(before.average),
  answersAfter: after.answers,
  averageAfter: sayMaybe(after.average),
  people: paired.people,
  from: sayMaybe(paired.before),
  to: sayMaybe(paired.after),
  rose: paired.rose,
  same: paired.same,
  fell: paired.fell,
});

const sayShown = (shown: Shown): string =>
  shown === "few" ? `fewer than ${FEWEST_SHOWN}` : shown === "hidden" ? "not told" : String(shown);

/** What the desk shows of a survey's results: all of it for the team, the drawing, and what of it may be told outside. */
export const resultsView = (results: SurveyResults) => ({
  response: results.response,
  both: results.both,
  small: results.both > 0 && results.both < FEWEST_SHOWN,
  fewest: FEWEST_SHOWN,
  chart: impactChart(results),
  statements: results.statements.map((result) => questionRow(statements[result.statement].text, result)),
  hours: questionRow("Hours a week that the problem costs", results.hours),
  outside: tellOutside(results).map(({ statement, people, before, after, rose, same, fell }) => ({
    text: statements[statement].text,
    people,
    from: before === undefined ? "not told" : sayAverage(before),
    to: after === undefined ? "not told" : sayAverage(after),
    rose: sayShown(rose),
    same: sayShown(same),
    fell: sayShown(fell),
  })),
});
