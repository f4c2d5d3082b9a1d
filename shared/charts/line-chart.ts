import {
  at,
  colours,
  drawDates,
  drawFrame,
  drawGrid,
  drawLegend,
  drawNothing,
  frameOf,
  levelsOf,
  rule,
  type Shape,
  timesOf,
} from "./frame.ts";

/** A figure, 0 or more, on a day. */
export interface Point {
  /** A date: `2026-11-23`. */
  readonly on: string;
  readonly value: number;
}

/** A chart of figures that change from day to day, such as how many members there are: a line for each. */
export interface Lines {
  /** What the figures are, written above them. */
  readonly title: string;
  /** At most four, each in order of time. */
  readonly lines: readonly { readonly words: string; readonly points: readonly Point[] }[];
}

/** How lines are told apart without colour: whole, in dashes, in dots, in both. */
const strokes: readonly string[] = [
  ` stroke="${colours.blue}" stroke-width="3"`,
  ` stroke="${colours.red}" stroke-width="3" stroke-dasharray="10 5"`,
  ` stroke="${colours.green}" stroke-width="3" stroke-dasharray="3 4"`,
  ` stroke="${colours.purple}" stroke-width="3" stroke-dasharray="12 4 3 4"`,
];

const pathOf = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y], nth) => `${nth === 0 ? "M" : "L"}${at(x)} ${at(y)}`).join("");

const drawPath = (places: readonly (readonly [number, number])[], stroke: string): string => {
  const [first] = places;
  if (first === undefined) return "";
  // A line of one day is a point.
  if (places.length === 1)
    return `<circle cx="${at(first[0])}" cy="${at(first[1])}" r="4" fill="none"${stroke}/>`;
  return `<path d="${pathOf(places)}" fill="none" stroke-linejoin="round"${stroke}/>`;
};

/**
 * The chart as SVG, with what each line is above it. Without figures it says so. Throws RangeError on a figure that is below 0 or none, and on more than
 * four lines, which nobody could tell apart.
 */
export const drawLines = ({ title, lines }: Lines, shape: Shape = "wide"): string => {
  if (lines.length > strokes.length)
    throw new RangeError(`${lines.length} lines are more than can be told apart.`);
  const frame = frameOf(shape, lines.length);
  const points = lines.flatMap((line) => line.points);
  const dates = points.map(({ on }) => on).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return drawFrame(title, frame, drawNothing(frame));
  const level = levelsOf(
    points.map(({ value }) => value),
    frame,
  );
  const x = timesOf(from, to, frame);
  const drawn = lines.map((line, nth) =>
    drawPath(
      line.points.map(({ on, value }) => [x(new Date(on)), level(value)]),
      strokes[nth] ?? "",
    ),
  );
  const legend = drawLegend(
    lines.map(({ words }) => words),
    (nth, left, right, y) => rule(y, left, right, strokes[nth] ?? ""),
  );
  return drawFrame(title, frame, [drawGrid(level, frame), ...drawn, legend, drawDates(x, frame)].join(""));
};

const SPARK = { width: 120, height: 28, edge: 4 } as const;

/**
 * A line as small as a word, for a table or beside a figure: how something went, the last figure marked. It has no scale, so the figures stand beside it.
 * Without figures it is empty. Throws RangeError on a figure that is below 0 or none.
 */
export const drawSparkline = (values: readonly number[]): string => {
  const { width, height, edge } = SPARK;
  const frame = { ...frameOf("wide"), top: edge, bottom: height - edge };
  const level = levelsOf(values, frame);
  const step = values.length > 1 ? (width - 2 * edge) / (values.length - 1) : 0;
  const places = values.map((value, nth) => [edge + step * nth, level(value)] as const);
  const last = places.at(-1);
  const mark =
    last === undefined ? "" : `<circle cx="${at(last[0])}" cy="${at(last[1])}" r="3" fill="${colours.red}"/>`;
  const line =
    places.length < 2
      ? ""
      : `<path d="${pathOf(places)}" fill="none" stroke="${colours.blue}" stroke-width="2"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${line}${mark}</svg>`;
};
