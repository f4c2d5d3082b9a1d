import { type Region, regions } from "../../../shared/organisations/regions.ts";

const WIDTH = 152;
const HEIGHT = 84;
const GAP = 8;

/** Where a region's tile is, in columns and rows: roughly as on a map, each region as large as the others. */
const places: ReadonlyMap<Region, readonly [column: number, row: number]> = new Map([
  ["northern-ireland", [0, 0]],
  ["scotland", [1, 0]],
  ["national", [3, 0]],
  ["north-west", [1, 1]],
  ["north-east-and-yorkshire", [2, 1]],
  ["wales", [0, 2]],
  ["midlands", [1, 2]],
  ["east-of-england", [2, 2]],
  ["south-west", [0, 3]],
  ["south-east", [1, 3]],
  ["london", [2, 3]],
  ["outside-uk", [3, 2]],
  ["not-stated", [3, 3]],
]);

/** Regions that are on the map only when there is something to show in them. */
const ONLY_WHEN_USED: readonly Region[] = ["outside-uk", "not-stated"];

/** The size of the whole map. */
export const mapSize = { width: 4 * WIDTH + 3 * GAP, height: 4 * HEIGHT + 3 * GAP };

/** What a tile says below its region's name, and how it is drawn. */
export interface TileContent {
  readonly region: Region;
  readonly look: "live" | "piloting" | "looking" | "none";
  readonly lines: readonly { readonly text: string; readonly kind?: string }[];
}

/** The tiles of a map, each where its region is. */
export const tilesOf = (contents: readonly TileContent[]) =>
  contents.flatMap(({ region, look, lines }) => {
    const place = places.get(region);
    if (place === undefined || (look === "none" && ONLY_WHEN_USED.includes(region))) return [];
    const [column, row] = place;
    const [x, y] = [column * (WIDTH + GAP), row * (HEIGHT + GAP)];
    return [
      {
        x,
        y,
        width: WIDTH,
        height: HEIGHT,
        look,
        name: regions[region].replace("North East and Yorkshire", "North East, Yorkshire"),
        lines: lines.map((line, index) => ({
          ...line,
          x: x + 30,
          y: y + 44 + index * 17,
          mark: y + 39 + index * 17,
        })),
      },
    ];
  });
