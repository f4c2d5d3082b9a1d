import { at, colours, drawFrame, linesOf, type Shape, text } from "./frame.ts";

/** Figures of places, each a tile where it lies on the map: as large for a small place as for a large one, so that land is not taken for people. */
export interface TileMap {
  readonly title: string;
  readonly tiles: readonly {
    readonly words: string;
    readonly value: number;
    /** Column and row of the tile, from the north-west. */
    readonly place: readonly [column: number, row: number];
  }[];
}

const SIZES = {
  wide: { tile: 236, high: 64, letters: 13, line: 17 },
  narrow: { tile: 106, high: 92, letters: 12, line: 15 },
} as const;
const GAP = 4;
const ABOVE = 32;

/** The map as SVG: in each tile its name and figure, and a bar from nought at its foot whose length is the figure's part of the highest. Throws RangeError on a figure that is below 0 or none. */
export const drawTileMap = ({ title, tiles }: TileMap, shape: Shape = "wide"): string => {
  const wrong = tiles.find(({ value }) => !(value >= 0 && Number.isFinite(value)));
  if (wrong !== undefined) throw new RangeError(`${wrong.value} is no figure of a place.`);
  const { tile, high, letters, line } = SIZES[shape];
  const most = Math.max(1, ...tiles.map(({ value }) => value));
  const columns = Math.max(1, ...tiles.map(({ place: [column] }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ place: [, row] }) => row + 1));
  const inOrder = tiles.toSorted(
    ({ place: [column, row] }, { place: [other, below] }) => row - below || column - other,
  );
  const drawn = inOrder.map(({ words, value, place: [column, row] }) => {
    const [x, y] = [column * (tile + GAP), ABOVE + row * (high + GAP)];
    const inside = tile - 16;
    return [
      `<rect x="${at(x + 1)}" y="${at(y)}" width="${tile - 2}" height="${high}" fill="${colours.white}" stroke="${colours.dark}"/>`,
      ...linesOf(words, Math.floor(inside / (letters * 0.62))).map((name, nth) =>
        text(name, x + 8, y + line * (nth + 1)),
      ),
      text(value.toLocaleString("en-GB"), x + 8, y + high - 18, ' font-weight="bold"'),
      `<rect x="${at(x + 8)}" y="${at(y + high - 12)}" width="${at((value / most) * inside)}" height="6" fill="${colours.blue}"/>`,
    ].join("");
  });
  const width = columns * (tile + GAP);
  return drawFrame(title, { width, height: ABOVE + rows * (high + GAP), letters }, drawn.join(""));
};
