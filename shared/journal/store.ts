import { createHash } from "node:crypto";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, queryAll, readItems, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { datesBetween, utcDate } from "../platform/time.ts";
import { type Entry, parseEnvelope } from "./entry.ts";

/** A day's journal is spread over this many partitions, each good for 1,000 writes a second; a reader of the day queries all of them. */
export const JOURNAL_SHARDS = 4;

const shardOf = (id: string): number => (createHash("sha256").update(id).digest()[0] ?? 0) % JOURNAL_SHARDS;

const partition = (date: string, shard: number): string => `JOURNAL#${date}#${shard}`;

/** Whether an item of the table is an entry of the journal. */
export const isEntryItem = ({ pk }: Key): boolean => pk.startsWith("JOURNAL#");

const entryKey = ({ id, at }: Pick<Entry, "id" | "at">): Key => ({
  pk: partition(utcDate(at), shardOf(id)),
  sk: `${at}#${id}`,
});

/** An entry as stored: in the day it happened, and under the thing and the person it concerns. */
export const entryItem = (entry: Entry): Item => ({
  ...entryKey(entry),
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

/** The entry of this id and moment, or undefined. One read, strongly consistent. */
export const readEntry = async (table: Table, name: Pick<Entry, "id" | "at">): Promise<Entry | undefined> => {
  const [item] = await readItems(table, [entryKey(name)]);
  return item === undefined ? undefined : parseEntryItem(item);
};

const inOrder = (one: Entry, other: Entry): number => (one.at + one.id < other.at + other.id ? -1 : 1);

const placeOf = ({ at, id }: Pick<Entry, "at" | "id">): string => `${at}#${id}`;

const readShard = async (table: Table, pk: string, before: string, limit: number): Promise<Item[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": pk, ":from": "0", ":to": before },
      ScanIndexForward: false,
    },
    { limit: limit + 1 },
  );
  return items.filter(({ sk }) => sk !== before);
};

/** The entries of a UTC day, the latest first, to be read in pages. A page is a query of each of the day's partitions. */
export const daySource =
  (table: Table, date: string): ListSource<Entry> =>
  async (after, limit) => {
    // "~" comes after every time; what an address says may be anything, and nothing sorts before "0".
    const before = after?.startsWith(date) === true ? after : `${date}~`;
    const shards = await Promise.all(
      Array.from({ length: JOURNAL_SHARDS }, (_, shard) =>
        readShard(table, partition(date, shard), before, limit),
      ),
    );
    return shards
      .flat()
      .map(parseEntryItem)
      .sort(inOrder)
      .reverse()
      .slice(0, limit)
      .map((thing) => ({ place: placeOf(thing), thing }));
  };

/** What happened to one thing, the latest first, to be read in pages. */
export const historySource =
  (table: Table, subject: string): ListSource<Entry> =>
  async (after, limit) => {
    // "$" comes after "#": nothing of the entries sorts behind it.
    const before = after === undefined ? "ENTRY$" : `ENTRY#${after}`;
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :first AND :before",
        ExpressionAttributeValues: { ":subject": subject, ":first": "ENTRY#", ":before": before },
        ScanIndexForward: false,
      },
      { limit: limit + 1 },
    );
    return items
      .filter(({ subjectSort }) => subjectSort !== before)
      .slice(0, limit)
      .map(parseEntryItem)
      .map((thing) => ({ place: placeOf(thing), thing }));
  };

/** Entries of each partition that are read at once: some four hundred kilobytes. */
const PAGE = 500;

interface ShardReader {
  readonly pk: string;
  from: string;
  items: readonly Item[];
  isOver: boolean;
}

const sortOf = (item: Item | undefined): string => String(item?.["sk"]);

const readMore = async (table: Table, reader: ShardReader, to: string): Promise<void> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": reader.pk, ":from": reader.from, ":to": to },
    },
    { limit: PAGE },
  );
  reader.isOver = items.length < PAGE;
  // "!" comes after the end of a key and before whatever may follow in another.
  reader.from = `${sortOf(items.at(-1))}!`;
  reader.items = items;
};

/** Takes what surely comes before all that was not read yet, and leaves the rest. */
const takeSure = (readers: readonly ShardReader[]): readonly Item[] => {
  const [cut] = readers
    .filter(({ isOver }) => !isOver)
    .map(({ items }) => sortOf(items.at(-1)))
    .sort();
  const isSure = (item: Item) => cut === undefined || sortOf(item) <= cut;
  return readers.flatMap((reader) => {
    const sure = reader.items.filter(isSure);
    reader.items = reader.items.slice(sure.length);
    return sure;
  });
};

/**
 * The entries between two moments (both included), in order of time, as they are asked for: at no time are there more in memory than a page of each
 * partition. `after` is the last entry that the caller has already.
 */
export const readEntries = async function* (
  table: Table,
  {
    from,
    to,
    after,
  }: { readonly from: Instant; readonly to: Instant; readonly after?: Pick<Entry, "id" | "at"> | undefined },
): AsyncGenerator<readonly Entry[], void, undefined> {
  const start = after === undefined ? from : `${after.at}#${after.id}!`;
  for (const date of datesBetween(utcDate(after?.at ?? from), utcDate(to))) {
    const readers = Array.from(
      { length: JOURNAL_SHARDS },
      (_, shard): ShardReader => ({
        pk: partition(date, shard),
        from: start,
        items: [],
        isOver: false,
      }),
    );
    for (;;) {
      const empty = readers.filter(({ items, isOver }) => items.length === 0 && !isOver);
      await Promise.all(empty.map((reader) => readMore(table, reader, `${to}$`)));
      const sure = takeSure(readers);
      if (sure.length === 0) break;
      yield sure.map(parseEntryItem).sort(inOrder);
    }
  }
};

/** The history of one thing, oldest first: what happened to it, at most `limit` of the latest. One query. */
export const readHistory = async (table: Table, subject: string, limit = 100): Promise<Entry[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND begins_with(subjectSort, :entries)",
      ExpressionAttributeValues: { ":subject": subject, ":entries": "ENTRY#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(parseEntryItem).reverse();
};
