import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { parseEntryItem } from "../journal/store.ts";
import { type Item, type Key, queryAll, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import {
  type Organisation,
  type OrganisationFacts,
  organisationSchema,
  titledOrganisation,
} from "./organisation.ts";
import { unpackList } from "./packed-list.ts";
import { proposedKind } from "./proposed-kind.ts";

const LIST = "ORGANISATIONS";

/** Where an organisation is kept. */
export const organisationKey = titledOrganisation.key;

const KIND_PROPOSED = "organisations:kind-proposed";

/** An organisation as stored: found by its code, in the one list that the search is made of, and among those for which a kind is proposed, if one is. */
export const organisationItem = (organisation: Organisation): Item & Key => ({
  ...organisationKey(organisation.code),
  organisation,
  list: LIST,
  listSort: organisation.code.toLowerCase(),
  ...(proposedKind(organisation) === undefined
    ? {}
    : { subject: KIND_PROPOSED, subjectSort: organisation.code }),
});

/** What an item of an organisation is to be written as where it is not among those for which a kind is proposed although one is, or the other way round. */
export const proposalPlaceOf = (item: Item): readonly Write[] => {
  const after = organisationItem(toOrganisation(item));
  return item["subject"] === after["subject"] ? [] : [{ put: after }];
};

const toOrganisation = (item: Item): Organisation => organisationSchema().parse(item["organisation"]);

/** The organisations for which a kind is proposed, in order of code, to be read in pages. */
export const kindProposedSource =
  (table: Table): ListSource<Organisation> =>
  async (after, limit, backwards = false) => {
    const beyond = backwards ? "subjectSort < :after" : "subjectSort > :after";
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: `subject = :subject${after === undefined ? "" : ` AND ${beyond}`}`,
        ExpressionAttributeValues: { ":subject": KIND_PROPOSED, ":after": after },
        ScanIndexForward: !backwards,
      },
      { limit },
    );
    return items.map((item) => ({ place: String(item["subjectSort"]), thing: toOrganisation(item) }));
  };

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
