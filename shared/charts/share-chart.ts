import { at, colours, drawFrame, type Shape, text } from "./frame.ts";

/** A chart that compares two shares of the same kinds, each from 0 to 100 per cent. */
export interface Shares {
  readonly title: string;
  /** What the two bars of each kind are. */
  readonly parts: readonly [string, string];
  readonly kinds: readonly { readonly words: string; readonly shares: readonly [number, number] }[];
}

const SIZES = {
  wide: { width: 720, letters: 13, names: 250 },
  narrow: { width: 330, letters: 14, names: 0 },
} as const;
const ABOVE = 74;
const BAR = 12;
const GAP = 14;
const LINE = 20;
const FIGURE = 52;

const first = (x: number, y: number, width: number): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${BAR}" fill="${colours.blue}"/>`;

const second = (x: number, y: number, width: number): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${BAR}" fill="${colours.white}" stroke="${colours.dark}" stroke-width="1"/>`;

const bars = [first, second] as const;

/** A share as the chart writes it: `31%`. */
export const sayShare = (share: number): string => (share > 0 && share < 1 ? "<1%" : `${Math.round(share)}%`);

/** The chart as SVG: two bars beside each name, one filled and one with an edge, each with its figure. Throws RangeError on a share that is none. */
export const drawShares = ({ title, parts, kinds }: Shares, shape: Shape = "wide"): string => {
  const wrong = kinds.flatMap(({ shares }) => shares).find((share) => !(share >= 0 && share <= 100));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no share.`);
  const { width, letters, names } = SIZES[shape];
  const above = names === 0 ? LINE : 0;
  const row = above + 2 * BAR + 2 + GAP;
  const room = width - names - FIGURE;
  const highest = Math.max(10, ...kinds.flatMap(({ shares }) => shares));
  const drawn = kinds.map(({ words, shares }, nth) => {
    const top = ABOVE + nth * row;
    const name =
      names === 0 ? text(words, 4, top + 12) : text(words, names - 10, top + 17, ' text-anchor="end"');
    const own = shares.map((share, part) => {
      const y = top + above + part * (BAR + 2);
      const long = (share / highest) * room;
      return (bars[part]?.(names, y, long) ?? "") + text(sayShare(share), names + long + 6, y + 11);
    });
    return name + own.join("");
  });
  const legend = parts.map((words, part) => {
    const y = 36 + LINE * part;
    return (bars[part]?.(4, y - 6, 28) ?? "") + text(words, 40, y + 5, ' font-weight="bold"');
  });
  return drawFrame(
    title,
    { width, height: ABOVE + kinds.length * row, letters },
    [...legend, ...drawn].join(""),
  );
};
