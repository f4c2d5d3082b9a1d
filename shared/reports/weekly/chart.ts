import { drawColumns } from "../../charts/column-chart.ts";
import type { Shape } from "../../charts/frame.ts";
import type { WeeklyReport } from "./model.ts";

/** The picture of the year: new members in each week, and the line of the average. */
export const drawYear = (
  { weeks, average }: Pick<WeeklyReport, "weeks" | "average">,
  shape: Shape = "wide",
): string =>
  drawColumns(
    {
      title: "New members in the week",
      spans: weeks.map(({ week, joined }) => ({ from: week, value: joined })),
      days: 7,
      ...(average !== undefined && { line: { value: average.joined, words: `average ${average.joined}` } }),
    },
    shape,
  );
