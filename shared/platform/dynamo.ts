import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";

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

/** Several items in one read, strongly consistent, in the order of the keys; undefined where there is none. At most 100 keys. */
export const readItems = async (table: Table, keys: readonly Key[]): Promise<(Item | undefined)[]> => {
  const found = new Map<string, Item>();
  let wanted: readonly Key[] = keys;
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt === 5) throw new Error("The table did not give all items after five tries.");
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: [...wanted], ConsistentRead: true } } }),
    );
    for (const item of Responses?.[table.name] ?? []) found.set(`${item["pk"]} ${item["sk"]}`, item);
    const left = UnprocessedKeys?.[table.name]?.Keys ?? [];
    wanted = left.flatMap((key) => keys.filter(({ pk, sk }) => pk === key["pk"] && sk === key["sk"]));
  }
  return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`));
};

/** One item, strongly consistent; undefined where there is none. */
export const readItem = async (table: Table, key: Key): Promise<Item | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item;
};

/** Which part of a list, and in which order. Bounds are of `listSort`, both included; without a limit it is the whole part. */
export interface ListPart {
  readonly from?: string;
  readonly to?: string;
  readonly latestFirst?: boolean;
  readonly limit?: number;
}

// Every place in a list begins with a digit or a lower-case letter.
const BEFORE_ALL = "!";
const AFTER_ALL = "~";

/** Part of a list of the index `by-list`, in order of `listSort`. One query for every megabyte; a change shows up within a second or so. */
export const readList = async (table: Table, list: string, part: ListPart = {}): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: "by-list",
        KeyConditionExpression: "#list = :list AND listSort BETWEEN :from AND :to",
        // `list` is a reserved word of DynamoDB.
        ExpressionAttributeNames: { "#list": "list" },
        ExpressionAttributeValues: {
          ":list": list,
          ":from": part.from ?? BEFORE_ALL,
          ":to": part.to ?? AFTER_ALL,
        },
        ScanIndexForward: part.latestFirst !== true,
        ...(part.limit === undefined ? {} : { Limit: part.limit - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && (part.limit === undefined || items.length < part.limit));
  return items;
};

/** The items of one partition whose sort key begins with `prefix`, in order of it, strongly consistent. One query for every megabyte. */
export const readWithin = async (table: Table, pk: string, prefix: string): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};
