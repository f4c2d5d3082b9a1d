import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { type Segment, segmentNames } from "../people/segments.ts";
import { Fault } from "../platform/keys.ts";
import type { OrganisationFacts } from "./organisation.ts";
import { regionNames } from "./regions.ts";

/**
 * The number of each kind in the published list. A release reads what the one before it has published, so a kind keeps its number, and a new one takes the next,
 * wherever it stands on a page.
 */
const kindNumbers: Readonly<Record<Segment, number>> = {
  "nhs-trust": 0,
  icb: 1,
  "national-body": 2,
  academia: 3,
  "local-government": 4,
  charity: 5,
  supplier: 6,
  other: 7,
  "gp-practice": 8,
  pharmacy: 9,
  dentist: 10,
  optometrist: 11,
  "social-care": 12,
  hospice: 13,
};

const kindsByNumber: ReadonlyMap<string, Segment> = new Map(
  segmentNames.map((kind) => [String(kindNumbers[kind]), kind]),
);

/** A row of the published list: texts alone, because sixty thousand are read at once. */
const rowsSchema = z.lazy(() => z.array(z.array(z.string())));

const toRow = ({
  code,
  name,
  segment,
  region,
  icb = "",
  postcode = "",
  opened = "",
  closed = "",
  successor = "",
  aliases,
}: OrganisationFacts): readonly string[] => [
  code,
  name,
  String(kindNumbers[segment]),
  String(regionNames.indexOf(region)),
  icb,
  postcode,
  opened,
  closed,
  successor,
  ...aliases,
];

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined || value === "" ? {} : { [name]: value };

const toFacts = ([
  code = "",
  name = "",
  segmentAt = "",
  regionAt = "",
  icb,
  postcode,
  opened,
  closed,
  successor,
  ...aliases
]: readonly string[]): OrganisationFacts => {
  const [segment, region] = [kindsByNumber.get(segmentAt), regionNames[Number(regionAt)]];
  if (segment === undefined || region === undefined)
    throw new Fault(`The published list of organisations has no kind or region for ${code}.`);
  return {
    code,
    name,
    segment,
    region,
    ...optional("icb", icb),
    ...optional("postcode", postcode),
    ...optional("opened", opened),
    ...optional("closed", closed),
    ...optional("successor", successor),
    aliases,
  };
};

/** An item of the table holds 400 KB, keys included. */
const BYTES_AN_ITEM = 380_000;

/** Organisations as they are published: compressed, and cut into what an item holds. */
export const packList = (organisations: readonly OrganisationFacts[]): readonly Uint8Array[] => {
  const bytes = gzipSync(JSON.stringify(organisations.map(toRow)));
  const parts = Math.ceil(bytes.length / BYTES_AN_ITEM);
  return Array.from({ length: parts }, (_, nth) =>
    bytes.subarray(nth * BYTES_AN_ITEM, (nth + 1) * BYTES_AN_ITEM),
  );
};

/** The organisations in the items of a published list. Throws a Fault on what is none. */
export const unpackList = (bytes: readonly Uint8Array[]): readonly OrganisationFacts[] =>
  rowsSchema.parse(JSON.parse(gunzipSync(Buffer.concat(bytes)).toString())).map(toFacts);
