import { keysOf } from "../platform/keys.ts";

/** Where an organisation works: the 7 regions of NHS England and what lies beside them. */
export const regions = {
  london: "London",
  "south-west": "South West",
  "south-east": "South East",
  midlands: "Midlands",
  "east-of-england": "East of England",
  "north-west": "North West",
  "north-east-and-yorkshire": "North East and Yorkshire",
  wales: "Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
  national: "National",
  "outside-uk": "Outside the UK",
  "not-stated": "Not stated",
} as const;

/** A region. */
export type Region = keyof typeof regions;

/** The regions as a list that a form or a schema can take. */
export const regionNames = keysOf(regions);

/** The region that a code of ODS's column "National Grouping" means. Codes of earlier divisions of England are not among them. */
export const regionByCode: ReadonlyMap<string, Region> = new Map([
  ["Y56", "london"],
  ["Y58", "south-west"],
  ["Y59", "south-east"],
  ["Y60", "midlands"],
  ["Y61", "east-of-england"],
  ["Y62", "north-west"],
  ["Y63", "north-east-and-yorkshire"],
  ["W00", "wales"],
]);
