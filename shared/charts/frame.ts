import { scaleLinear, scaleUtc } from "d3-scale";

/** How a chart is drawn: for a page of some width and for mail, or for a phone, where the same letters need more of the picture. */
export type Shape = "wide" | "narrow";

/** The size of a drawing and of what stands in it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly letters: number;
  /** Where what is drawn begins and ends, inside its axes. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How many dates stand below, at most about. */
  readonly dates: number;
}

const SHAPES = {
  wide: { width: 720, height: 320, letters: 13, left: 64, dates: 7 },
  narrow: { width: 330, height: 290, letters: 14, left: 56, dates: 3 },
} as const;

const ABOVE = 56;
const BELOW = 32;
const BESIDE = 12;
const LINE = 20;

/** The frame of a shape, with room for so many lines of words between the title and the drawing. */
export const frameOf = (shape: Shape, lines = 1): Frame => {
  const { width, height, letters, left, dates } = SHAPES[shape];
  const more = LINE * Math.max(0, lines - 1);
  return {
    width,
    height: height + more,
    letters,
    left,
    right: width - BESIDE,
    top: ABOVE + more,
    bottom: height + more - BELOW,
    dates,
  };
};

/** The design system's colours; each has 3:1 or more against white, and what differs by colour differs by shape too. */
export const colours = {
  blue: "#005eb8",
  dark: "#212b32",
  green: "#007f3b",
  grey: "#d8dde0",
  purple: "#330072",
  red: "#d5281b",
  white: "#ffffff",
} as const;

const DAY_MS = 86_400_000;
// Two months, in which the name of a month alone would stand several times.
const FEW_DAYS = 62;

// Longer numbers would need more of the picture than there is beside it.
const LONGEST = 10_000;
const short = new Intl.NumberFormat("en-GB", { notation: "compact" });
const sayShort = (figure: number): string =>
  figure < LONGEST ? figure.toLocaleString("en-GB") : short.format(figure);

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A number as SVG takes it: no longer than it must be. */
export const at = (figure: number): string => String(Math.round(figure * 10) / 10);

/** Words at a place. */
export const text = (words: string, x: number, y: number, more = ""): string =>
  `<text x="${at(x)}" y="${at(y)}" fill="${colours.dark}"${more}>${escaped(words)}</text>`;

/** A level line. */
export const rule = (y: number, from: number, to: number, more: string): string =>
  `<line x1="${at(from)}" y1="${at(y)}" x2="${at(to)}" y2="${at(y)}"${more}/>`;

/** A scale from nought to the highest of these figures, from the bottom of a frame to its top. Throws RangeError on a figure that is below 0 or none. */
export const levelsOf = (figures: readonly number[], { bottom, top }: Frame) => {
  const wrong = figures.find((figure) => !(figure >= 0 && Number.isFinite(figure)));
  if (wrong !== undefined) throw new RangeError(`Nothing in a chart can be ${wrong} high.`);
  // Counts have no halves: below five, a scale would have lines between them.
  return scaleLinear([0, Math.max(5, ...figures)], [0, 1])
    .nice(5)
    .range([bottom, top]);
};

/** A scale of height. */
export type Levels = ReturnType<typeof levelsOf>;

/** The lines of a scale, each with its figure. */
export const drawGrid = (level: Levels, { left, right }: Frame): string =>
  level
    .ticks(5)
    .map(
      (value) =>
        rule(level(value), left, right, ` stroke="${colours.grey}"`) +
        text(sayShort(value), left - 8, level(value) + 4, ' text-anchor="end"'),
    )
    .join("");

/** A scale of time from one date (`2026-11-23`) to another, over the width of a frame. */
export const timesOf = (from: string, to: string, { left, right }: Frame) =>
  scaleUtc([new Date(from), new Date(to)], [left, right]);

/** A scale of time. */
export type Times = ReturnType<typeof timesOf>;

/** The dates below a drawing: none twice, none on another, none outside. */
export const drawDates = (x: Times, frame: Frame): string => {
  const [from = new Date(0), to = from] = x.domain();
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
      return text(sayDate(date), place, frame.bottom + 20, ' text-anchor="middle"');
    })
    .join("");
};

/** Words of which each stands on a line of its own behind a mark 28 wide, which `mark` draws at a height. */
export const drawLegend = (
  words: readonly string[],
  mark: (nth: number, from: number, to: number, y: number) => string,
): string =>
  words
    .map((one, nth) => {
      const y = 36 + LINE * nth;
      return mark(nth, 4, 32, y) + text(one, 40, y + 4, ' font-weight="bold"');
    })
    .join("");

/** How wide a letter is, more or less, of its size. */
const LETTER = 0.6;

/** Words in lines of at most so many letters, cut between words alone. */
export const linesOf = (words: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
};

/** What stands in a chart that has no figures. */
export const drawNothing = ({ left, height }: Frame): string =>
  text("There are no figures yet.", left, height / 2);

/**
 * A drawing as SVG. It stands in a page as it is: no style attribute, script or outside reference, and nothing in it for a screen reader, because its
 * text alternative and its table stand beside it.
 */
export const drawFrame = (
  title: string,
  { width, height, letters }: Pick<Frame, "width" | "height" | "letters">,
  inside: string,
): string => {
  const lines = linesOf(title, Math.floor((width - 8) / (LETTER * letters)));
  const more = LINE * (lines.length - 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" viewBox="0 0 ${width} ${height + more}" width="${width}" height="${height + more}"`,
    ` font-family="DejaVu Sans, Arial, sans-serif" font-size="${letters}">`,
    `<rect width="${width}" height="${height + more}" fill="${colours.white}"/>`,
    ...lines.map((line, nth) => text(line, 4, 18 + LINE * nth)),
    more === 0 ? inside : `<g transform="translate(0 ${more})">${inside}</g>`,
    "</svg>",
  ].join("");
};
