import { randomUUID } from "node:crypto";
import { DeleteTableCommand, DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { inject } from "vitest";
import type { IndexLag } from "../../infra/local/index.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import type { Item, Table } from "../../shared/platform/dynamo.ts";
import { createTable } from "./create-table.ts";
import { lagIndexes } from "./lagging.ts";
import { countCallsOf } from "./traffic.ts";

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
  /** Makes its indexes lag. */
  readonly indexes: IndexLag;
  readonly stop: () => Promise<void>;
}

/** Makes a table that no other test sees. Stop it when done. */
export const startRealTable = async (): Promise<RealTable> => {
  const name = `convenor-${randomUUID()}`;
  const endpoint = `http://127.0.0.1:${inject("dynamoPort")}`;
  const plain = new DynamoDBClient({
    endpoint,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await createTable(plain, name);
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  const indexes = lagIndexes(client, endpoint, name);
  let made: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      made.push((context.commandName ?? "?").replace(/Command$/, ""));
      return next(args);
    },
    { step: "initialize", name: "noteCalls" },
  );
  countCallsOf(client);
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
    indexes,
    stop: async () => {
      await indexes.end();
      await plain.send(new DeleteTableCommand({ TableName: name }));
      client.destroy();
      plain.destroy();
    },
  };
};
