import { randomUUID } from "node:crypto";
import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { inject } from "vitest";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/store.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";

const text = (name: string): AttributeDefinition => ({ AttributeName: name, AttributeType: "S" });
const keys = (partition: string, sort: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: "HASH" },
  { AttributeName: sort, KeyType: "RANGE" },
];
const indexed = ["subject", "person", "list"];

/** A table of the product's shape in the test run's DynamoDB Local, with what a test asks of it. */
export interface RealTable {
  readonly table: Table;
  /** The names of the calls that were made since the last time this was asked. */
  readonly calls: () => string[];
  /** Every item whose partition key begins so. */
  readonly items: (pkPrefix: string) => Promise<Item[]>;
  /** The journal of a UTC day, in order. */
  readonly entries: (date: string) => Promise<ReturnType<typeof parseEntryItem>[]>;
  /** The letters in the order they were queued. */
  readonly letters: () => Promise<ReturnType<typeof parseLetter>[]>;
  readonly stop: () => Promise<void>;
}

/** Makes a table that no other test sees. Stop it when done. */
export const startRealTable = async (): Promise<RealTable> => {
  const name = `convenor-${randomUUID()}`;
  const plain = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${inject("dynamoPort")}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await plain.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk", ...indexed.flatMap((key) => [key, `${key}Sort`])].map(text),
      KeySchema: keys("pk", "sk"),
      GlobalSecondaryIndexes: indexed.map((key) => ({
        IndexName: `by-${key}`,
        KeySchema: keys(key, `${key}Sort`),
        Projection: { ProjectionType: "ALL" },
      })),
    }),
  );
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  let made: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      made.push((context.commandName ?? "?").replace(/Command$/, ""));
      return next(args);
    },
    { step: "initialize", name: "countCalls" },
  );
  const items = async (pkPrefix: string): Promise<Item[]> => {
    const found: Item[] = [];
    for await (const page of paginateScan({ client: plain }, { TableName: name }))
      found.push(...(page.Items ?? []).map((item): Item => unmarshall(item)));
    return found.filter(({ pk }) => String(pk).startsWith(pkPrefix));
  };
  return {
    table: { client, name },
    calls: () => {
      const before = made;
      made = [];
      return before;
    },
    items,
    entries: async (date) =>
      (await items(`JOURNAL#${date}#`))
        .map(parseEntryItem)
        .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)),
    letters: async () =>
      (await items("LETTER#"))
        .map(parseLetter)
        .sort((a, b) => (a.queuedAt + a.id < b.queuedAt + b.id ? -1 : 1)),
    stop: async () => {
      await plain.send(new DeleteTableCommand({ TableName: name }));
      client.destroy();
      plain.destroy();
    },
  };
};
