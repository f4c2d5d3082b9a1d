import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, readList, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import type { AccessDecision } from "./decide.ts";
import {
  type AccessRequest,
  accessRequestSchema,
  GATHERED_DAYS,
  type Gathered,
  gatheredSchema,
} from "./model.ts";

const LIST = "ACCESS-REQUESTS";
const RECORD = "RECORD#";

const partition = (reference: string): string => `ACCESS#${reference}`;

/** The key of a request for a copy. */
export const accessKey = (reference: string): Key => ({ pk: partition(reference), sk: "ACCESS" });

const accessItem = (request: AccessRequest): Item & Key => ({
  ...accessKey(request.reference),
  access: request,
  list: LIST,
  listSort: `${request.receivedOn}#${request.reference}`,
  person: `PERSON#${request.person}`,
  personSort: `COPY#${request.receivedOn}#${request.reference}`,
});

/** The request in an item. Throws a ZodError on anything else. */
export const toAccess = (item: Item): AccessRequest => accessRequestSchema.parse(item["access"]);

/** The writes of a request that is new or has changed, provided that it is as it was read. */
export const accessSaving = (
  before: AccessRequest | undefined,
  { request, entries, letters = [] }: AccessDecision,
): Saving<Overtaken> => ({
  writes: [
    {
      put: accessItem(request),
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "access.#version = :version",
              names: { "#version": "version" },
              values: { ":version": before.version },
            },
      otherwise: OVERTAKEN,
    },
  ],
  entries,
  letters,
  result: { reference: request.reference },
});

/** The request with this reference, or undefined. One read. */
export const readAccess = async (table: Table, reference: string): Promise<AccessRequest | undefined> => {
  const item = await readItem(table, accessKey(reference));
  return item === undefined ? undefined : toAccess(item);
};

/** The latest requests, the latest first. One query. */
export const listAccess = async (table: Table, limit = 50): Promise<readonly AccessRequest[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toAccess);

/** The requests of a person, the latest first. One query. */
export const listAccessOf = async (
  table: Table,
  person: string,
  limit = 5,
): Promise<readonly AccessRequest[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :copy)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":copy": "COPY#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(toAccess);
};

const recordKey = (reference: string, { kind, id }: Pick<Gathered, "kind" | "id">): Key => ({
  pk: partition(reference),
  sk: `${RECORD}${kind}#${id}`,
});

/** The writes that keep what was gathered, for some months. */
export const gatheredWrites = (
  { reference, recordedAt }: AccessRequest,
  records: readonly Gathered[],
): readonly Write[] =>
  records.map((gathered) => ({
    put: {
      ...recordKey(reference, gathered),
      gathered,
      expires: Math.floor(Date.parse(plusHours(recordedAt, GATHERED_DAYS * 24)) / 1000),
    },
  }));

const toGathered = (item: Item): Gathered => gatheredSchema.parse(item["gathered"]);

/** What was gathered, kind after kind, a page at a time. One query for every page of 50. */
export const readGathered = async function* (table: Table, reference: string): AsyncGenerator<Gathered> {
  let after = RECORD;
  for (;;) {
    const items = await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :after AND :last",
        ExpressionAttributeValues: { ":pk": partition(reference), ":after": after, ":last": `${RECORD}~` },
        ConsistentRead: true,
      },
      { limit: 50 },
    );
    const fresh = items.filter(({ sk }) => sk !== after);
    yield* fresh.map(toGathered);
    const last = fresh.at(-1);
    if (last === undefined || items.length < 50) return;
    after = String(last["sk"]);
  }
};

/** A record that somebody decides on. One read. */
export const readOneGathered = async (
  table: Table,
  reference: string,
  name: Pick<Gathered, "kind" | "id">,
): Promise<Gathered | undefined> => {
  const item = await readItem(table, recordKey(reference, name));
  return item === undefined ? undefined : toGathered(item);
};

/** The write that keeps what somebody decided of a record. */
export const reviewWrite = (reference: string, gathered: Gathered): Write<Overtaken> => ({
  update: recordKey(reference, gathered),
  set: "SET gathered = :gathered",
  values: { ":gathered": gathered },
  when: { expression: "attribute_exists(pk)" },
  otherwise: OVERTAKEN,
});
