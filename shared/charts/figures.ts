import { sayDate } from "../platform/time.ts";

/** The figures that a chart is drawn of, as a table: what stands beside every chart. */
export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names the row, and leads somewhere if there is more on it. */
  readonly rows: readonly { readonly cells: readonly (string | number)[]; readonly href?: string }[];
}

/** A chart as a page shows it (shared/pages/chart.njk): its two shapes as SVG, what it shows in words, and its figures. */
export interface ChartView {
  readonly wide: string;
  readonly narrow: string;
  readonly alternative: string;
  readonly note?: string | undefined;
  readonly table: ChartTable;
}

/** Figures of one thing over time. */
export interface Series {
  readonly words: string;
  readonly points: readonly { readonly on: string; readonly value: number }[];
}

const say = (figure: number): string => figure.toLocaleString("en-GB");

/** The figures of a chart as a table, the latest first; a day on which one has no figure is left empty there. */
export const tableOfSeries = (
  { caption, first }: { readonly caption: string; readonly first: string },
  series: readonly Series[],
): ChartTable => {
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ on }) => on)))].sort().reverse();
  const figures = series.map(({ points }) => new Map(points.map(({ on, value }) => [on, say(value)])));
  return {
    caption,
    head: [first, ...series.map(({ words }) => words)],
    rows: days.map((on) => ({ cells: [sayDate(on), ...figures.map((of) => of.get(on) ?? "")] })),
  };
};

const saySeries = ({ words, points }: Series): string => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${words}: no figures yet.`;
  if (first === last) return `${words}: ${say(first.value)} on ${sayDate(first.on)}.`;
  const highest = points.reduce((most, point) => (point.value > most.value ? point : most), first);
  return `${words}: from ${say(first.value)} on ${sayDate(first.on)} to ${say(last.value)} on ${sayDate(last.on)}; the highest was ${say(highest.value)} on ${sayDate(highest.on)}.`;
};

/** What a chart shows, in sentences, for those who do not see it. */
export const sayChart = (title: string, series: readonly Series[]): string =>
  [`${title}.`, ...series.map(saySeries)].join(" ");
