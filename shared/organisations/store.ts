import { gunzipSync, gzipSync } from "node:zlib";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Entry } from "../journal/entry.ts";
import { parseEntryItem } from "../journal/store.ts";
import { type OrganisationKind, organisationKindNames } from "../people/organisation-kinds.ts";
import { type Item, type Key, queryAll, readItems, readList, type Table } from "../platform/dynamo.ts";
import { Fault } from "../platform/keys.ts";
import {
  type Organisation,
  type OrganisationFacts,
  organisationSchema,
  titledOrganisation,
} from "./organisation.ts";
import { regionNames } from "./regions.ts";

const LIST = "ORGANISATIONS";

/** Where an organisation is kept. */
export const organisationKey = titledOrganisation.key;

/** An organisation as stored: found by its code, and in the one list that the search is made of. */
export const organisationItem = (organisation: Organisation): Item & Key => ({
  ...organisationKey(organisation.code),
  organisation,
  list: LIST,
  listSort: organisation.code.toLowerCase(),
});

/** The organisation in an item. Throws a ZodError on anything else. */
export const toOrganisation = (item: Item): Organisation => organisationSchema().parse(item["organisation"]);

/** Every organisation, in order of code. One query for every megabyte, which is about 2,500 of them. */
export const listOrganisations = async (table: Table): Promise<readonly Organisation[]> =>
  (await readList(table, LIST)).map(toOrganisation);

/** The organisations with these codes, at most 100, in that order; undefined where there is none. One read. */
export const readOrganisations = async (
  table: Table,
  codes: readonly string[],
): Promise<readonly (Organisation | undefined)[]> =>
  (await readItems(table, codes.map(organisationKey))).map((item) =>
    item === undefined ? undefined : toOrganisation(item),
  );

/** Whether anything at all is filed under an organisation: people, enquiries, re-uses, or what happened to it. One query. */
export const hasAnythingFiled = async (table: Table, code: string): Promise<boolean> => {
  const query = {
    IndexName: "by-subject",
    KeyConditionExpression: "subject = :subject",
    ExpressionAttributeValues: { ":subject": `organisation:${code}` },
  };
  return (await queryAll(table, query, { limit: 1 })).length > 0;
};

/** What is filed under an organisation: its people and enquiries by id, the latest part of its history, and whether there is more. */
export interface Filed {
  /** All of it as it is kept, for features that file something of theirs there. */
  readonly items: readonly Item[];
  readonly people: readonly string[];
  readonly enquiries: readonly string[];
  readonly history: readonly Entry[];
  readonly more: boolean;
}

/** What is filed under an organisation. One query, so at most a megabyte. */
export const readFiled = async (table: Table, code: string): Promise<Filed> => {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject",
      ExpressionAttributeValues: { ":subject": `organisation:${code}` },
    }),
  );
  const of = (kind: string) => Items.filter((item) => String(item["subjectSort"]).startsWith(`${kind}#`));
  return {
    items: Items,
    people: of("PERSON").map((item) => String(item["id"])),
    enquiries: of("ENQUIRY").map((item) => String(item["pk"]).slice("ENQUIRY#".length)),
    history: of("ENTRY").map(parseEntryItem).reverse(),
    more: LastEvaluatedKey !== undefined,
  };
};

const PUBLISHED = "ORGANISATION-LIST";

/** Where it is said what is published. */
export const currentKey: Key = { pk: PUBLISHED, sk: "CURRENT" };

/** Where every change of an organisation there ever was is counted. */
export const changesKey: Key = { pk: PUBLISHED, sk: "COUNTS" };

const currentSchema = z.lazy(() =>
  z.object({ changes: z.int(), count: z.int(), parts: z.int().check(z.positive()) }),
);

/** What is published: after how many changes, how many organisations, and in how many items they are. */
export type Published = z.infer<typeof currentSchema>;

/** How the published list stands against the organisations. */
export interface ListState {
  readonly published: Published | undefined;
  readonly changes: number;
}

/** The keys of the items in which a published list is. */
export const partKeys = ({ changes, parts }: Published): readonly Key[] =>
  Array.from({ length: parts }, (_, nth) => ({
    pk: PUBLISHED,
    sk: `AT-${changes}#${String(nth).padStart(2, "0")}`,
  }));

/**
 * The number of each kind in the published list. A release reads what the one before it has published, so a kind keeps its number, and a new one takes the next,
 * wherever it stands on a page.
 */
const kindNumbers: Readonly<Record<OrganisationKind, number>> = {
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

const kindsByNumber: ReadonlyMap<string, OrganisationKind> = new Map(
  organisationKindNames.map((kind) => [String(kindNumbers[kind]), kind]),
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
const unpackList = (bytes: readonly Uint8Array[]): readonly OrganisationFacts[] =>
  rowsSchema.parse(JSON.parse(gunzipSync(Buffer.concat(bytes)).toString())).map(toFacts);

const bytesIn = (item: Item | undefined): readonly Uint8Array[] => {
  const packed = item?.["packed"];
  return packed instanceof Uint8Array ? [packed] : [];
};

/** How the published list stands. One read. */
export const readListState = async (table: Table): Promise<ListState> => {
  const [current, counts] = await readItems(table, [currentKey, changesKey]);
  const changes = counts?.["changes"];
  return {
    published: current === undefined ? undefined : currentSchema.parse(current["published"]),
    changes: typeof changes === "number" ? changes : 0,
  };
};

/** The organisations as they were published; undefined when others were published meanwhile. One read. */
export const readPublished = async (
  table: Table,
  published: Published,
): Promise<readonly OrganisationFacts[] | undefined> => {
  const items = await readItems(table, partKeys(published));
  const bytes = items.flatMap(bytesIn);
  if (bytes.length < items.length) return undefined;
  return unpackList(bytes);
};
