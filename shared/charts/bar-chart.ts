import { at, colours, drawFrame, drawNothing, frameOf, type Shape, text } from "./frame.ts";

/** Figures of several things, each a bar that lies. */
export interface Bars {
  readonly title: string;
  readonly bars: readonly { readonly words: string; readonly value: number }[];
}

const ROW = 44;
const FIRST = 44;
/** Room for the number behind the longest bar. */
const NUMBER = 70;

/** A chart of bars as SVG: the words above each bar, its figure behind it. */
export const drawBars = ({ title, bars }: Bars, shape: Shape = "wide"): string => {
  const frame = frameOf(shape);
  const most = Math.max(0, ...bars.map(({ value }) => value));
  if (most === 0) return drawFrame(title, frame, drawNothing(frame));
  const height = FIRST + bars.length * ROW;
  const reach = frame.width - 8 - NUMBER;
  const inside = bars
    .map(({ words, value }, nth) => {
      const y = FIRST + nth * ROW;
      const length = (value / most) * reach;
      return [
        text(words, 4, y),
        `<rect x="4" y="${at(y + 8)}" width="${at(length)}" height="14" fill="${colours.blue}"/>`,
        text(value.toLocaleString("en-GB"), 10 + length, y + 20, ' font-weight="bold"'),
      ].join("");
    })
    .join("");
  return drawFrame(title, { ...frame, height }, inside);
};
