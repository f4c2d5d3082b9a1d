import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { parseEntryItem } from "../journal/store.ts";
import { type Item, type Key, queryAll, readItems, readList, type Table } from "../platform/dynamo.ts";
import { type Organisation, organisationSchema } from "./organisation.ts";

const LIST = "ORGANISATIONS";

const organisationKey = (code: string): Key => ({ pk: `ORGANISATION#${code}`, sk: "ORGANISATION" });

/** An organisation as stored: found by its code, and in the one list that the search is made of. */
export const organisationItem = (organisation: Organisation): Item & Key => ({
  ...organisationKey(organisation.code),
  organisation,
  list: LIST,
  listSort: organisation.code.toLowerCase(),
});

const toOrganisation = (item: Item): Organisation => organisationSchema().parse(item["organisation"]);

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

/** An organisation before (undefined for a new one) and after a change. */
export interface ChangedOrganisation {
  readonly before: Organisation | undefined;
  readonly after: Organisation;
}

const organisationPut = <Refusal extends string>(
  { before, after }: ChangedOrganisation,
  otherwise: Refusal,
): Write<Refusal> => ({
  put: organisationItem(after),
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "organisation.version = :version", values: { ":version": before.version } },
  otherwise,
});

/** The write of a changed organisation, for a change that is decided anew when somebody else was quicker. */
export const organisationUpdate = (change: ChangedOrganisation): Write<Overtaken> =>
  organisationPut(change, OVERTAKEN);

/** The write of a changed organisation by an import. Refused when it was changed, or is there already, since it was read. */
export const organisationWrite = (change: ChangedOrganisation): Write<"changed"> =>
  organisationPut(change, "changed");

/** The write that removes an organisation. Refused when it was changed since it was read. */
export const organisationRemoval = ({ code, version }: Organisation): Write<"changed"> => ({
  delete: organisationKey(code),
  when: { expression: "organisation.version = :version", values: { ":version": version } },
  otherwise: "changed",
});

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
