import { sayChart } from "../../charts/figures.ts";
import { drawLines } from "../../charts/line-chart.ts";
import { definitionOf, type FigureName } from "../figures/definitions.ts";
import { figureOf, type PeriodFigures } from "../figures/figure.ts";
import { sayPeriod } from "../figures/period.ts";
import { countedBy, type Part, type PartSource } from "./part.ts";

/** What a part over time shows: up to four figures of one unit, each a line. */
interface OverTime {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly FigureName[];
  readonly lists?: Part["lists"];
}

const pointsOf = (series: readonly PeriodFigures[], name: FigureName) =>
  series.flatMap((of) => {
    const { value } = figureOf(of, name);
    return value === undefined ? [] : [{ on: of.through ?? of.period.last, value: Math.max(0, value) }];
  });

/** Figures over the periods up to the chosen one, the latest first in the table. */
export const overTime = ({ series }: PartSource, { id, title, figures, lists }: OverTime): Part => {
  const lines = figures.map((name) => ({
    words: definitionOf(name).title,
    points: pointsOf(series, name),
  }));
  return {
    id,
    title,
    said: sayChart(title, lines),
    draw: (shape) => drawLines({ title, lines }, shape),
    table: {
      head: ["Period", ...lines.map(({ words }) => words)],
      rows: series
        .toReversed()
        .filter(({ through }) => through !== undefined)
        .map((of) => ({
          cells: [sayPeriod(of.period), ...figures.map((name) => figureOf(of, name).value)],
        })),
    },
    counted: countedBy(...figures),
    ...(lists === undefined ? {} : { lists }),
  };
};
