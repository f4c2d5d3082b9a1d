import { createHash } from "node:crypto";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../platform/clock.ts";
import type { Item, Table } from "../platform/dynamo.ts";
import { utcDate } from "../platform/time.ts";
import { type Entry, parseEnvelope } from "./entry.ts";

/** A day's journal is spread over this many partitions, each good for 1,000 writes a second; a reader of the day queries all of them. */
export const JOURNAL_SHARDS = 4;

const shardOf = (id: string): number => (createHash("sha256").update(id).digest()[0] ?? 0) % JOURNAL_SHARDS;

const partition = (date: string, shard: number): string => `JOURNAL#${date}#${shard}`;

/** An entry as stored: in the day it happened, and under the thing and the person it concerns. */
export const entryItem = (entry: Entry): Item => ({
  pk: partition(utcDate(entry.at), shardOf(entry.id)),
  sk: `${entry.at}#${entry.id}`,
  subject: subjectOf(entry),
  subjectSort: `ENTRY#${entry.at}#${entry.id}`,
  ...(entry.person === undefined
    ? {}
    : { person: `PERSON#${entry.person}`, personSort: `ENTRY#${entry.at}#${entry.id}` }),
  correlation: entry.correlation,
  entry,
});

/** The name under which a thing's entries and letters are filed: `event:EVT-...`. */
export const subjectOf = (entry: Pick<Entry, "subject">): string =>
  `${entry.subject.kind}:${entry.subject.id}`;

/** The entry in a journal item. Throws a ZodError on anything else. */
export const parseEntryItem = (item: unknown): Entry => {
  const stored = typeof item === "object" && item !== null && "entry" in item ? item.entry : undefined;
  return parseEnvelope(stored);
};

const readShard = async function* (table: Table, date: string, shard: number, from: Instant, to: Instant) {
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":pk": partition(date, shard), ":from": from, ":to": `${to}$` },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
};

/** All entries of a UTC day between two moments of it (both included; the whole day unless said), in order of time. Reads that day's partitions and nothing else. */
export const readDay = async (
  table: Table,
  date: string,
  from: Instant = `${date}T00:00:00.000Z`,
  to: Instant = `${date}T23:59:59.999Z`,
): Promise<Entry[]> => {
  const shards = await Promise.all(
    Array.from({ length: JOURNAL_SHARDS }, (_, shard) =>
      Array.fromAsync(readShard(table, date, shard, from, to)),
    ),
  );
  return shards
    .flat()
    .map(parseEntryItem)
    .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
};

/** The history of one thing, oldest first: what happened to it, at most `limit` of the latest. One query. */
export const readHistory = async (table: Table, subject: string, limit = 100): Promise<Entry[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND begins_with(subjectSort, :entries)",
      ExpressionAttributeValues: { ":subject": subject, ":entries": "ENTRY#" },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map(parseEntryItem).reverse();
};
