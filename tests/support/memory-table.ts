import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Item, Table } from "../../shared/platform/dynamo.ts";

const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });
const inputSchema = z.looseObject({
  Item: z.optional(keySchema),
  Key: z.optional(keySchema),
  TransactItems: z.optional(z.array(z.strictObject({ Put: z.looseObject({ Item: keySchema }) }))),
  RequestItems: z.optional(z.record(z.string(), z.looseObject({ Keys: z.array(keySchema) }))),
  KeyConditionExpression: z.optional(z.string()),
  ExpressionAttributeValues: z.optional(z.record(z.string(), z.unknown())),
  ScanIndexForward: z.optional(z.boolean()),
  Limit: z.optional(z.number()),
  IndexName: z.optional(z.string()),
});
type Input = z.infer<typeof inputSchema>;

/** A table of keys and items in memory: puts, alone and in transactions, deletes, reads by key and queries by partition; its indexes are empty. Thousands of nights fit into a test. */
export interface MemoryTable {
  readonly table: Table;
  readonly put: (item: Item) => void;
  readonly remove: (pk: string) => void;
  readonly items: (pkPrefix: string) => readonly Item[];
  /** Has the write after so many more fail, once. */
  readonly failAfter: (writes: number) => void;
}

/** The failure that was asked for. */
export class WriteFailed extends Error {}

type Partitions = Map<string, Map<string, Item>>;

/** Whether a sort key fits what stands behind `pk = :pk AND` in a condition. */
const fits = (
  sk: string,
  { KeyConditionExpression = "", ExpressionAttributeValues = {} }: Input,
): boolean => {
  const value = (name: string | undefined) => String(ExpressionAttributeValues[name ?? ""]);
  const condition = KeyConditionExpression.replace(/^pk = :pk(?: AND )?/, "");
  if (condition === "") return true;
  const between = /^sk BETWEEN (:\w+) AND (:\w+)$/.exec(condition);
  if (between !== null) return value(between[1]) <= sk && sk <= value(between[2]);
  const begins = /^begins_with\(sk, (:\w+)\)$/.exec(condition);
  if (begins !== null) return sk.startsWith(value(begins[1]));
  const compared = /^sk (<=|>=|>) (:\w+)$/.exec(condition);
  if (compared === null) throw new Error(`The table in memory does not know ${KeyConditionExpression}.`);
  const other = value(compared[2]);
  if (compared[1] === "<=") return sk <= other;
  return compared[1] === ">=" ? sk >= other : sk > other;
};

const query = (partitions: Partitions, input: Input) => {
  if (input.IndexName !== undefined) return { Items: [] };
  const partition = partitions.get(String(input.ExpressionAttributeValues?.[":pk"])) ?? new Map();
  const keys = [...partition.keys()].filter((sk) => fits(sk, input)).sort();
  const ordered = input.ScanIndexForward === false ? keys.reverse() : keys;
  return { Items: ordered.slice(0, input.Limit).map((sk) => partition.get(sk)) };
};

/** Makes a table in memory. */
export const memoryTable = (): MemoryTable => {
  const partitions: Partitions = new Map();
  let left = Number.POSITIVE_INFINITY;
  const put = (item: Item): void => {
    const { pk, sk } = keySchema.parse(item);
    const partition = partitions.get(pk) ?? new Map<string, Item>();
    partition.set(sk, item);
    partitions.set(pk, partition);
  };
  const write = (): void => {
    left -= 1;
    if (left >= 0) return;
    left = Number.POSITIVE_INFINITY;
    throw new WriteFailed("The write was to fail.");
  };
  const answer = (name: string, input: Input): object => {
    if (name === "Query") return query(partitions, input);
    if (name === "Get") return { Item: partitions.get(input.Key?.pk ?? "")?.get(input.Key?.sk ?? "") };
    if (name === "BatchGet") {
      const keys = Object.values(input.RequestItems ?? {}).flatMap(({ Keys }) => Keys);
      return { Responses: { memory: keys.flatMap(({ pk, sk }) => partitions.get(pk)?.get(sk) ?? []) } };
    }
    write();
    if (name === "Put" && input.Item !== undefined) put(input.Item);
    else if (name === "TransactWriteItems") for (const { Put } of input.TransactItems ?? []) put(Put.Item);
    else if (name === "Delete") partitions.get(input.Key?.pk ?? "")?.delete(input.Key?.sk ?? "");
    else throw new Error(`The table in memory cannot ${name}.`);
    return {};
  };
  const plain = new DynamoDBClient({
    region: "eu-west-2",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  const client = DynamoDBDocumentClient.from(plain);
  client.middlewareStack.add(
    (_next, context) => async (args) => ({
      output: {
        $metadata: {},
        ...answer(
          (context.commandName ?? "").replace(/(?:Item)?Command$/, ""),
          inputSchema.parse(args.input),
        ),
      },
      response: undefined,
    }),
    { step: "initialize", priority: "high", name: "memory" },
  );
  return {
    table: { client, name: "memory" },
    put,
    remove: (pk) => partitions.delete(pk),
    items: (prefix) =>
      [...partitions]
        .filter(([pk]) => pk.startsWith(prefix))
        .flatMap(([, partition]) => [...partition.values()]),
    failAfter: (writes) => {
      left = writes;
    },
  };
};
