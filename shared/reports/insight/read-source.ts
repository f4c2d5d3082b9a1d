import type { Table } from "../../platform/dynamo.ts";
import type { PeriodFigures } from "../figures/figure.ts";
import type { Period } from "../figures/period.ts";
import { readKeptFigures } from "../figures/read-kept-figures.ts";
import type { Choice } from "./choice.ts";
import type { PartSource } from "./part.ts";

const nothing = (period: Period): PeriodFigures => ({
  period,
  through: undefined,
  counts: {},
  standing: {},
  people: {},
});

/** The figures of what was chosen, as the nights have kept them. A query for the length of time, and one for months if that is another. */
export const readSource = async (table: Table, choice: Choice): Promise<PartSource> => {
  const { own, before, series, months } = choice;
  const found = await readKeptFigures(table, [before, ...series, ...months]);
  const at = (nth: number, period: Period) => found[nth] ?? nothing(period);
  return {
    choice,
    own: at(series.length, own),
    before: at(0, before),
    series: series.map((period, nth) => at(1 + nth, period)),
    months: months.map((period, nth) => at(1 + series.length + nth, period)),
  };
};
