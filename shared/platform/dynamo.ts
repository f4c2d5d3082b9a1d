import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

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
