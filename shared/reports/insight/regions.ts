import { drawTileMap } from "../../charts/tile-map.ts";
import { ownValue } from "../../platform/keys.ts";
import { type Divided, dividedRows, dividedTable } from "./divided.ts";
import { countedBy, type Part, type PartSource, sayHighest } from "./part.ts";

/** Where each region lies on the map of tiles; those that lie nowhere stand below it. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  scotland: [1, 0],
  "northern-ireland": [0, 1],
  "north-west": [1, 1],
  "north-east-and-yorkshire": [2, 1],
  wales: [0, 2],
  midlands: [1, 2],
  "east-of-england": [2, 2],
  "south-west": [0, 3],
  london: [1, 3],
  "south-east": [2, 3],
  national: [0, 4],
  "outside-uk": [1, 4],
  "not-stated": [2, 4],
};

/** A figure by region, as a map of tiles. */
export const byRegion = (source: PartSource, what: Omit<Divided, "facet">): Part => {
  const of: Divided = { ...what, facet: "region" };
  const rows = dividedRows(source, of);
  const tiles = rows.flatMap((row) => {
    const place = ownValue(places, row.of);
    return place === undefined ? [] : [{ words: row.words, value: row.value, place }];
  });
  return {
    id: what.id,
    title: what.title,
    said: sayHighest(what.title, rows),
    draw: (shape) => drawTileMap({ title: what.title, tiles }, shape),
    table: dividedTable(source, of, rows),
    counted: [
      ...countedBy(what.figure, ...(what.beside === undefined ? [] : [what.beside])),
      [
        "Region",
        "The region of the organisation, as the directory of organisations has it. People whose organisation has no code have no region, and are in no tile.",
      ],
    ],
  };
};
