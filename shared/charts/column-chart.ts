import { scaleLinear, scaleUtc } from "d3-scale";

/** A chart of one figure for each of equal spans of time. */
export interface Columns {
  /** What the figures count, written above them. */
  readonly title: string;
  /** In order; `from` is the first day of a span (`YYYY-MM-DD`), `value` 0 or more. */
  readonly spans: readonly { readonly from: string; readonly value: number }[];
  /** The length of a span in days. */
  readonly days: number;
  /** A figure that all are held against, as a dashed line; its words stand above the columns. */
  readonly line?: { readonly value: number; readonly words: string };
}

/** How a chart is drawn: for a page of some width and for mail, or for a phone, where the same letters need more of the picture. */
export type Shape = "wide" | "narrow";

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly letters: number;
  readonly left: number;
  /** How many dates stand below, at most about. */
  readonly dates: number;
}

const FRAMES: Readonly<Record<Shape, Frame>> = {
  wide: { width: 720, height: 320, letters: 13, left: 64, dates: 7 },
  narrow: { width: 330, height: 290, letters: 14, left: 56, dates: 3 },
};
const TOP = 56;
const BOTTOM = 32;
const RIGHT = 12;
const WIDEST_COLUMN = 40;
const DAY_MS = 86_400_000;
// Two months, in which the name of a month alone would stand several times.
const FEW_DAYS = 62;

// The design system's colours; columns and line differ in shape too, and each has 3:1 or more against white.
const BLUE = "#005eb8";
const DARK = "#212b32";
const GREY = "#d8dde0";
const RED = "#d5281b";

// Longer numbers would need more of the picture than there is beside it.
const LONGEST = 10_000;
const short = new Intl.NumberFormat("en-GB", { notation: "compact" });
const say = (figure: number): string =>
  figure < LONGEST ? figure.toLocaleString("en-GB") : short.format(figure);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A number as SVG takes it: no longer than it must be. */
const at = (figure: number): string => String(Math.round(figure * 10) / 10);

const text = (words: string, x: number, y: number, more = ""): string =>
  `<text x="${at(x)}" y="${at(y)}" fill="${DARK}"${more}>${escaped(words)}</text>`;

const rule = (y: number, from: number, to: number, more: string): string =>
  `<line x1="${at(from)}" y1="${at(y)}" x2="${at(to)}" y2="${at(y)}"${more}/>`;

const dashed = ` stroke="${RED}" stroke-width="2" stroke-dasharray="6 4"`;

const levels = ({ spans, line }: Columns) => {
  const figures = [...spans.map(({ value }) => value), line?.value ?? 0];
  const wrong = figures.find((figure) => !(figure >= 0 && Number.isFinite(figure)));
  if (wrong !== undefined) throw new RangeError(`A column cannot be ${wrong} high.`);
  // Counts have no halves: below five, a scale would have lines between them.
  return scaleLinear([0, Math.max(5, ...figures)], [0, 1]).nice(5);
};

const drawDates = (frame: Frame, from: Date, to: Date): string => {
  const right = frame.width - RIGHT;
  const x = scaleUtc([from, to], [frame.left, right]);
  const isShort = to.getTime() - from.getTime() < FEW_DAYS * DAY_MS;
  const sayDate = x.tickFormat(frame.dates, isShort ? "%-d %b" : "%b %Y");
  // Half the width of the longest that stands there, and a little room.
  const reach = frame.letters * 2.5;
  let free = 0;
  return x
    .ticks(frame.dates)
    .flatMap((date) => {
      const place = x(date);
      if (place - reach < free || place + reach > frame.width) return [];
      free = place + reach;
      return text(sayDate(date), place, frame.height - BOTTOM + 20, ' text-anchor="middle"');
    })
    .join("");
};

const drawInside = (columns: Columns, frame: Frame): string => {
  const { spans, days, line } = columns;
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined)
    return text("There are no figures yet.", frame.left, frame.height / 2);
  const [bottom, right] = [frame.height - BOTTOM, frame.width - RIGHT];
  const level = levels(columns).range([bottom, TOP]);
  const from = new Date(first.from);
  const to = new Date(Date.parse(last.from) + days * DAY_MS);
  const x = scaleUtc([from, to], [frame.left, right]);
  const room = ((right - frame.left) * days * DAY_MS) / (to.getTime() - from.getTime());
  const width = Math.min(WIDEST_COLUMN, room * 0.75);
  const grid = level
    .ticks(5)
    .map(
      (value) =>
        rule(level(value), frame.left, right, ` stroke="${GREY}"`) +
        text(say(value), frame.left - 8, level(value) + 4, ' text-anchor="end"'),
    );
  const bars = spans.map(({ from: day, value }) => {
    const left = x(new Date(day)) + (room - width) / 2;
    const [top, height] = [level(value), bottom - level(value)];
    return `<rect x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}" fill="${BLUE}"/>`;
  });
  const marked =
    line === undefined
      ? ""
      : rule(level(line.value), frame.left, right, dashed) +
        rule(36, 4, 32, dashed) +
        text(line.words, 40, 40, ' font-weight="bold"');
  return [...grid, ...bars, marked, drawDates(frame, from, to)].join("");
};

/**
 * The chart as SVG. It stands in a page as it is: no style attribute, script or outside reference, and nothing in it for a screen reader, because its
 * text alternative and its table stand beside it. Without figures it says so. Throws RangeError on a figure that is below 0 or none.
 */
export const drawColumns = (columns: Columns, shape: Shape = "wide"): string => {
  const frame = FRAMES[shape];
  const { width, height, letters } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` font-family="DejaVu Sans, Arial, sans-serif" font-size="${letters}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(columns.title, 4, 18),
    drawInside(columns, frame),
    "</svg>",
  ].join("");
};
