import type { SurveyResults } from "../../shared/impact-surveys/results.ts";
import { statements } from "../../shared/impact-surveys/survey.ts";

const LEFT = 170;
const RIGHT = 40;
const WIDTH = 760;
const ROW = 46;
const TOP = 24;

const grouped = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** An average as text is written: with one decimal. */
export const sayAverage = (average: number): string => grouped.format(average);

/** Where an average stands on the drawing's scale from 1 to 5. */
const place = (average: number): number => Math.round(LEFT + ((average - 1) / 4) * (WIDTH - LEFT - RIGHT));

/**
 * The drawing of an impact survey: a line for each statement from the average before to the average after, of those who answered both. Undefined when nobody did.
 */
export const impactChart = ({ statements: results }: Pick<SurveyResults, "statements">) => {
  const rows = results.flatMap(({ statement, paired }, index) => {
    const { before, after, people } = paired;
    if (before === undefined || after === undefined) return [];
    const y = TOP + index * ROW + ROW / 2;
    return [
      { label: statements[statement].short, y, from: place(before), to: place(after), before, after, people },
    ];
  });
  if (rows.length === 0) return undefined;
  const bottom = TOP + results.length * ROW;
  return {
    width: WIDTH,
    height: bottom + 34,
    left: LEFT,
    top: TOP,
    bottom,
    rows,
    marks: [1, 2, 3, 4, 5].map((score) => ({ score, x: place(score) })),
    alternative: rows
      .map(
        ({ label, before, after, people }) =>
          `${label}: from ${sayAverage(before)} to ${sayAverage(after)} (${people} ${people === 1 ? "person" : "people"} answered both times).`,
      )
      .join(" "),
  };
};
