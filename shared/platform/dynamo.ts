import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { upToDate } from "./item-version.ts";
import { Fault, ownValue } from "./keys.ts";
import type { ListSource } from "./list-page.ts";

/** The product's one table and the way to it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** The key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An item as stored, before its store has parsed it. */
export type Item = Record<string, unknown>;

/** Opens the table of that name with a client that keeps its connections between calls; `where` says which account or stack, if not the usual. */
export const openTable = (name: string, where: DynamoDBClientConfig = {}): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, ...where }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
});

// What DynamoDB takes as a key, in bytes ("Quotas": partition key, sort key).
const MOST_OF_PARTITION_KEY = 2048;
const MOST_OF_SORT_KEY = 1024;

const isWithin = (text: string, most: number): boolean => text !== "" && Buffer.byteLength(text) <= most;

/** Whether an item can have this key at all. What is asked for may come from outside: under a key that nothing can have there is nothing. */
const canExist = ({ pk, sk }: Key): boolean =>
  isWithin(pk, MOST_OF_PARTITION_KEY) && isWithin(sk, MOST_OF_SORT_KEY);

const MOST_KEYS = 100;

const nameOf = ({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string =>
  JSON.stringify([pk, sk]);

/** The items with these keys, at most a hundred, by `nameOf`. One call, and one more for what DynamoDB did not come to. */
const getBatch = async (table: Table, keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> => {
  const found = new Map<string, Item>();
  let wanted: readonly Key[] = keys;
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt === 5) throw new Fault("The table did not give all items after five tries.");
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: [...wanted], ConsistentRead: true } } }),
    );
    for (const item of ownValue(Responses, table.name) ?? []) found.set(nameOf(item), item);
    const left = ownValue(UnprocessedKeys, table.name)?.Keys ?? [];
    wanted = left.flatMap((key) => keys.filter(({ pk, sk }) => pk === key["pk"] && sk === key["sk"]));
  }
  return found;
};

const getOne = async (table: Table, key: Key): Promise<ReadonlyMap<string, Item>> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return new Map(Item === undefined ? [] : [[nameOf(key), Item]]);
};

/** Somebody who waits for items. `single`: it is one key, and a function that reads no more has no right to a batch. */
interface Asking {
  readonly keys: readonly Key[];
  readonly single: boolean;
  readonly answer: (items: ReadonlyMap<string, Item>) => void;
  readonly fail: (error: unknown) => void;
}

const waiting = new WeakMap<Table, Asking[]>();

const getAll = async (table: Table, asked: readonly Asking[]): Promise<ReadonlyMap<string, Item>> => {
  const keys = [...new Map(asked.flatMap((one) => one.keys).map((key) => [nameOf(key), key])).values()];
  const [first] = keys;
  if (first !== undefined && keys.length === 1 && asked.every(({ single }) => single))
    return getOne(table, first);
  const batches: Promise<ReadonlyMap<string, Item>>[] = [];
  for (let from = 0; from < keys.length; from += MOST_KEYS)
    batches.push(getBatch(table, keys.slice(from, from + MOST_KEYS)));
  return new Map((await Promise.all(batches)).flatMap((found) => [...found]));
};

const answerAll = async (table: Table): Promise<void> => {
  const asked = waiting.get(table) ?? [];
  waiting.delete(table);
  try {
    const items = await getAll(table, asked);
    const current = new Map([...items].map(([name, item]) => [name, upToDate(item)]));
    for (const { answer } of asked) answer(current);
  } catch (error) {
    for (const { fail } of asked) fail(error);
  }
};

/** Waits until everybody who goes on at this moment has asked, then reads for all of them at once. */
const ask = (table: Table, keys: readonly Key[], single: boolean): Promise<ReadonlyMap<string, Item>> =>
  new Promise((answer, fail) => {
    const asked = waiting.get(table) ?? [];
    if (asked.length === 0) {
      waiting.set(table, asked);
      setImmediate(answerAll, table);
    }
    asked.push({ keys, single, answer, fail });
  });

/**
 * Several items, strongly consistent, in the order of the keys; undefined where there is none. One call for every hundred keys. What is read by
 * key at the same moment (`Promise.all`) is read in one call, whoever asks for it: the parts of a page need not know of each other.
 */
export const readItems = async (table: Table, keys: readonly Key[]): Promise<(Item | undefined)[]> => {
  const wanted = keys.filter(canExist);
  if (wanted.length === 0) return keys.map(() => undefined);
  const found = await ask(table, wanted, false);
  return keys.map((key) => found.get(nameOf(key)));
};

/** One item, strongly consistent; undefined where there is none. Read together with what is read by key at the same moment. */
export const readItem = async (table: Table, key: Key): Promise<Item | undefined> =>
  canExist(key) ? (await ask(table, [key], true)).get(nameOf(key)) : undefined;

/** What to query: everything but the table and the place to start, which are seen to here. */
export type Query = Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey" | "Limit">;

/** Whether a query asks for a key that nothing can have. */
const isInVain = ({ ExpressionAttributeValues = {} }: Query): boolean =>
  Object.values(ExpressionAttributeValues).some(
    (value) => typeof value === "string" && !isWithin(value, MOST_OF_PARTITION_KEY),
  );

/**
 * The items that a query finds, page after page of up to a megabyte, in order of the sort key. `limit` is the most items that are read;
 * without it all of them, so what is queried must be bounded by what it is.
 */
export const queryAll = async (
  table: Table,
  query: Query,
  { limit }: { readonly limit?: number | undefined } = {},
): Promise<Item[]> => {
  if (isInVain(query)) return [];
  const items: Item[] = [];
  const pages = paginateQuery({ client: table.client }, { ...query, TableName: table.name, Limit: limit });
  for await (const { Items = [] } of pages) {
    items.push(...Items.map((item) => upToDate(item)));
    if (limit !== undefined && items.length >= limit) return items.slice(0, limit);
  }
  return items;
};

/** How many items a query finds, without reading any of them out. */
export const countAll = async (table: Table, query: Query): Promise<number> => {
  if (isInVain(query)) return 0;
  let count = 0;
  const pages = paginateQuery({ client: table.client }, { ...query, TableName: table.name, Select: "COUNT" });
  for await (const { Count = 0 } of pages) count += Count;
  return count;
};

/** Which part of a list, and in which order. Bounds are of `listSort`, both included; without a limit it is the whole part. */
export interface ListPart {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The place behind which it begins, in its order. */
  readonly after?: string | undefined;
  readonly latestFirst?: boolean;
  readonly limit?: number | undefined;
}

// Every place in a list begins with a digit or a lower-case letter.
const BEFORE_ALL = "!";
const AFTER_ALL = "~";

const comesBefore = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;

/** The bounds of what lies behind a place, both included; undefined where nothing can. A place may come from an address, so it may be anything. */
const boundsOf = ({ from = BEFORE_ALL, to = AFTER_ALL, after, latestFirst }: ListPart) => {
  const bounds = { from, to };
  if (after !== undefined && latestFirst === true && comesBefore(after, to)) bounds.to = after;
  if (after !== undefined && latestFirst !== true && comesBefore(from, after)) bounds.from = after;
  return comesBefore(bounds.to, bounds.from) ? undefined : bounds;
};

/** Part of a list of the index `by-list`, in order of `listSort`. One query for every megabyte; a change shows up within a second or so. */
export const readList = async (table: Table, list: string, part: ListPart = {}): Promise<Item[]> => {
  const bounds = boundsOf(part);
  if (bounds === undefined) return [];
  const { after, limit } = part;
  const items = await queryAll(
    table,
    {
      IndexName: "by-list",
      KeyConditionExpression: "#list = :list AND listSort BETWEEN :from AND :to",
      // `list` is a reserved word of DynamoDB.
      ExpressionAttributeNames: { "#list": "list" },
      ExpressionAttributeValues: { ":list": list, ":from": bounds.from, ":to": bounds.to },
      ScanIndexForward: part.latestFirst !== true,
    },
    // The place itself is within the bounds and is left out here.
    { limit: limit === undefined || after === undefined ? limit : limit + 1 },
  );
  const behind = after === undefined ? items : items.filter(({ listSort }) => listSort !== after);
  return behind.slice(0, limit);
};

/** A list of the index `by-list` to be read page by page, each thing with its place. */
export const listSource =
  <Thing>(table: Table, list: string, part: ListPart, parse: (item: Item) => Thing): ListSource<Thing> =>
  async (after, limit, backwards = false) => {
    const latestFirst = (part.latestFirst === true) !== backwards;
    const items = await readList(table, list, { ...part, latestFirst, after, limit });
    return items.map((item) => ({ place: String(item["listSort"]), thing: parse(item) }));
  };

/** The items of one partition whose sort key begins with `prefix`, in order of it, strongly consistent. One query for every megabyte. */
export const readWithin = (table: Table, pk: string, prefix: string): Promise<Item[]> =>
  queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
  });
