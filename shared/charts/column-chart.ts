import { addDays } from "../platform/wall-clock.ts";
import {
  at,
  colours,
  drawDates,
  drawFrame,
  drawGrid,
  drawLegend,
  drawNothing,
  type Frame,
  frameOf,
  levelsOf,
  rule,
  type Shape,
  timesOf,
} from "./frame.ts";

/** Equal spans of time, each with what was counted in it. */
interface Spans<Counted> {
  /** What the figures count, written above them. */
  readonly title: string;
  /** In order; `from` is the first day of a span (`YYYY-MM-DD`). */
  readonly spans: readonly ({ readonly from: string } & Counted)[];
  /** The length of a span in days. */
  readonly days: number;
}

/** A chart of one figure, 0 or more, for each of equal spans of time. */
export interface Columns extends Spans<{ readonly value: number }> {
  /** A figure that all are held against, as a dashed line; its words stand above the columns. */
  readonly line?: { readonly value: number; readonly words: string };
}

/** A chart of what the figure of each span is made of: parts upon each other, the first at the bottom. */
export interface StackedColumns extends Spans<{ readonly values: readonly number[] }> {
  /** What each of the parts is; at most four. */
  readonly parts: readonly string[];
}

const WIDEST_COLUMN = 40;
const dashed = ` stroke="${colours.red}" stroke-width="2" stroke-dasharray="6 4"`;

/** Where the columns of spans stand, and the scale of time below them; undefined without any. */
const columnsOf = ({ spans, days }: Spans<unknown>, frame: Frame) => {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const x = timesOf(first.from, addDays(last.from, days), frame);
  const room = x(new Date(addDays(first.from, days))) - x(new Date(first.from));
  const width = Math.min(WIDEST_COLUMN, room * 0.75);
  return { x, width, leftOf: (from: string) => x(new Date(from)) + (room - width) / 2 };
};

/** The chart as SVG. Without figures it says so. Throws RangeError on a figure that is below 0 or none. */
export const drawColumns = (columns: Columns, shape: Shape = "wide"): string => {
  const { title, spans, line } = columns;
  const frame = frameOf(shape);
  const across = columnsOf(columns, frame);
  if (across === undefined) return drawFrame(title, frame, drawNothing(frame));
  const level = levelsOf([...spans.map(({ value }) => value), line?.value ?? 0], frame);
  const bars = spans.map(({ from, value }) => {
    const top = level(value);
    return `<rect x="${at(across.leftOf(from))}" y="${at(top)}" width="${at(across.width)}" height="${at(frame.bottom - top)}" fill="${colours.blue}"/>`;
  });
  const marked =
    line === undefined
      ? ""
      : rule(level(line.value), frame.left, frame.right, dashed) +
        drawLegend([line.words], (_nth, from, to, y) => rule(y, from, to, dashed));
  return drawFrame(
    title,
    frame,
    [drawGrid(level, frame), ...bars, marked, drawDates(across.x, frame)].join(""),
  );
};

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const STRIPE = 5;

/** Level stripes over a box, from its bottom up, so that those of equal parts look alike. */
const stripes = ({ left, top, width, height }: Box, colour: string): string => {
  const lines = Array.from(
    { length: Math.floor(height / STRIPE) },
    (_, nth) => top + height - STRIPE * nth - 2,
  );
  if (lines.length === 0) return "";
  const path = lines.map((y) => `M${at(left)} ${at(y)}h${at(width)}`).join("");
  return `<path d="${path}" stroke="${colour}" stroke-width="1.5"/>`;
};

const filled = ({ left, top, width, height }: Box, fill: string, edge: string = colours.white): string =>
  `<rect x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="${edge}" stroke-width="1"/>`;

/** How parts are told apart without colour: whole, striped, empty with an edge, striped the other way round. */
const looks: readonly ((box: Box) => string)[] = [
  (box) => filled(box, colours.blue),
  (box) => filled(box, colours.purple) + stripes(box, colours.white),
  (box) => filled(box, colours.white, colours.green),
  (box) => filled(box, colours.white, colours.red) + stripes(box, colours.red),
];

const lookOf = (nth: number, box: Box): string => looks[nth]?.(box) ?? "";

const drawStack = (
  values: readonly number[],
  { left, width, heightOf }: { left: number; width: number; heightOf: (sum: number) => number },
): string => {
  let below = 0;
  return values
    .map((value, nth) => {
      const bottom = heightOf(below);
      below += value;
      const top = heightOf(below);
      return value === 0 ? "" : lookOf(nth, { left, top, width, height: bottom - top });
    })
    .join("");
};

/**
 * The chart as SVG, with what each part is above it. Without figures it says so. Throws RangeError on a figure that is below 0 or none, and on more than
 * four parts, which nobody could tell apart.
 */
export const drawStackedColumns = (columns: StackedColumns, shape: Shape = "wide"): string => {
  const { title, spans, parts } = columns;
  if (parts.length > looks.length)
    throw new RangeError(`${parts.length} parts are more than can be told apart.`);
  const frame = frameOf(shape, parts.length);
  const across = columnsOf(columns, frame);
  if (across === undefined) return drawFrame(title, frame, drawNothing(frame));
  const figures = spans.flatMap(({ values }) => values);
  const sums = spans.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  // Each figure too: of what is below 0 a sum may tell nothing.
  const level = levelsOf([...figures, ...sums], frame);
  const stacks = spans.map(({ from, values }) =>
    drawStack(values, { left: across.leftOf(from), width: across.width, heightOf: (sum) => level(sum) }),
  );
  // The legend in the order of the stack, from its top down.
  const legend = drawLegend(parts.toReversed(), (nth, from, to, y) =>
    lookOf(parts.length - 1 - nth, { left: from, top: y - 7, width: to - from, height: 14 }),
  );
  return drawFrame(
    title,
    frame,
    [drawGrid(level, frame), ...stacks, legend, drawDates(across.x, frame)].join(""),
  );
};
