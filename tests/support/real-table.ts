import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { startDynamo } from "../../infra/local/dynamo.ts";
import { freePort } from "../../infra/local/ports.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/store.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";

const text = (name: string) => ({ AttributeName: name, AttributeType: "S" });
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: "HASH" },
  { AttributeName: sort, KeyType: "RANGE" },
];
const indexed = ["subject", "person", "list"];

const scanned = z.object({
  Items: z.array(z.custom<Parameters<typeof unmarshall>[0]>()),
  LastEvaluatedKey: z.unknown().optional(),
});

/** A table of the product's shape in a DynamoDB Local of its own, with what a test asks of it. */
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

/** Starts DynamoDB Local on a free port and makes the table. Stop it when done. */
export const startRealTable = async (): Promise<RealTable> => {
  const port = await freePort();
  const dynamo = await startDynamo(port);
  const name = "convenor";
  await dynamo.call("DynamoDB_20120810.CreateTable", {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", ...indexed.flatMap((key) => [key, `${key}Sort`])].map(text),
    KeySchema: keys("pk", "sk"),
    GlobalSecondaryIndexes: indexed.map((key) => ({
      IndexName: `by-${key}`,
      KeySchema: keys(key, `${key}Sort`),
      Projection: { ProjectionType: "ALL" },
    })),
  });
  const plain = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
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
    let start: unknown;
    do {
      const asked = start === undefined ? {} : { ExclusiveStartKey: start };
      const page = scanned.parse(await dynamo.call("DynamoDB_20120810.Scan", { TableName: name, ...asked }));
      found.push(...page.Items.map((item): Item => unmarshall(item)));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
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
      client.destroy();
      plain.destroy();
      await dynamo.stop();
    },
  };
};
