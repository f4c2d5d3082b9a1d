import { deflateRawSync, inflateRawSync } from "node:zlib";
import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { type Item, type Key, queryAll, readItems, type Table } from "../../platform/dynamo.ts";
import { withVersion } from "../../platform/item-version.ts";
import { type Facts, factsSchema } from "./facts.ts";
import type { PeriodFigures } from "./figure.ts";
import { type PersonRow, personRowSchema } from "./people.ts";
import { type Period, type PeriodUnit, periodName } from "./period.ts";
import { periodFiguresSchema } from "./stored.ts";

/** Where the figures of a period are kept. */
export const figuresKey = ({ unit, first }: Pick<Period, "unit" | "first">): Key => ({
  pk: `FIGURES#${unit}`,
  sk: first,
});

/** The figures of a period as they are written over whatever was there: the same days give the same. */
export const figuresItem = (figures: PeriodFigures): Item & Key => ({
  ...figuresKey(figures.period),
  figures,
});

/** The figures of a unit whose periods begin from `first` to `last`, in order. One query for each megabyte. */
export const readStoredFigures = async (
  table: Table,
  unit: PeriodUnit,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly PeriodFigures[]> => {
  if (first > last) return [];
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": `FIGURES#${unit}`, ":first": first, ":last": last },
  });
  return items.map((item) => periodFiguresSchema.parse(item["figures"]));
};

/** The latest figures of a unit whose period began by a date. One query. */
export const readLatestFigures = async (
  table: Table,
  unit: PeriodUnit,
  until: string,
): Promise<PeriodFigures | undefined> => {
  const [item] = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk <= :until",
      ExpressionAttributeValues: { ":pk": `FIGURES#${unit}`, ":until": until },
      ScanIndexForward: false,
    },
    { limit: 1 },
  );
  return item && periodFiguresSchema.parse(item["figures"]);
};

/** The figures of the last periods of a unit that have any, at most so many, in order of time. One query. */
export const readLastFigures = async (
  table: Table,
  unit: PeriodUnit,
  count: number,
): Promise<readonly PeriodFigures[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `FIGURES#${unit}` },
      ScanIndexForward: false,
    },
    { limit: count },
  );
  return items.map((item) => periodFiguresSchema.parse(item["figures"])).reverse();
};

/** The first day of which there are figures. One query. */
export const readFirstDay = async (table: Table): Promise<string | undefined> => {
  const query = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "FIGURES#day" } };
  const [item] = await queryAll(table, query, { limit: 1 });
  return item && String(item["sk"]);
};

const factsKey = (person: string): Key => ({ pk: `FIGURE-FACTS#${person}`, sk: "FIGURE-FACTS" });

/** What was known of these people, at most 100, in that order. One read. */
export const readFacts = async (
  table: Table,
  people: readonly string[],
): Promise<readonly (Facts | undefined)[]> =>
  (await readItems(table, people.map(factsKey))).map((item) =>
    item === undefined ? undefined : factsSchema.parse(item["facts"]),
  );

/** Facts that are written at the same moment. */
const AT_ONCE = 25;

/** Writes what is known of people over whatever was there: the nights write it, one after another. */
export const saveFacts = async (table: Table, all: readonly Facts[]): Promise<void> => {
  const items = all.map((facts) => withVersion({ ...factsKey(facts.person), facts }));
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(
      items
        .slice(from, from + AT_ONCE)
        .map((Item) => table.client.send(new PutCommand({ TableName: table.name, Item }))),
    );
};

/** The rows of one item: some hundred kilobytes once they are packed. */
const ROWS_OF_PART = 2_000;

const listKey = (list: string): string => `FIGURE-PEOPLE#${list}`;

const partName = (nth: number): string => String(nth).padStart(6, "0");

const packedSchema = z.object({ sk: z.string(), rows: z.instanceof(Uint8Array) });

const rowsSchema = z.lazy(() => z.array(personRowSchema));

/** Keeps the people of a period, or a part of them that was too many to hold, under a name. */
export const listOf = (period: Period): string => periodName(period);

/** A list that is written while it is made, so that it is never held. */
export interface ListWriter {
  readonly add: (row: PersonRow) => Promise<void>;
  /** Writes what is left, and takes away what an earlier, longer list left behind. */
  readonly end: () => Promise<void>;
}

const writePart = async (
  table: Table,
  list: string,
  nth: number,
  rows: readonly PersonRow[],
): Promise<void> => {
  const packed = deflateRawSync(JSON.stringify(rows));
  const Item = withVersion({ pk: listKey(list), sk: partName(nth), rows: packed });
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};

const keysAfter = async (table: Table, list: string, nth: number): Promise<readonly Key[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk >= :after",
    ExpressionAttributeValues: { ":pk": listKey(list), ":after": partName(nth) },
    ProjectionExpression: "pk, sk",
  });
  return items.map(({ sk }) => ({ pk: listKey(list), sk: String(sk) }));
};

/** Takes away the parts of a list from one on. */
export const cutList = async (table: Table, list: string, from = 0): Promise<void> => {
  for (const Key of await keysAfter(table, list, from))
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
};

/** Begins to write a list over whatever was there. Rows come in order of their people. */
export const writeList = (table: Table, list: string): ListWriter => {
  let rows: PersonRow[] = [];
  let parts = 0;
  const flush = async (): Promise<void> => {
    await writePart(table, list, parts, rows);
    parts += 1;
    rows = [];
  };
  return {
    add: async (row) => {
      rows.push(row);
      if (rows.length >= ROWS_OF_PART) await flush();
    },
    end: async () => {
      if (rows.length > 0) await flush();
      await cutList(table, list, parts);
    },
  };
};

/** The rows of a list in order of their people, read part by part. */
export const readListRows = async function* (
  table: Table,
  list: string,
): AsyncGenerator<PersonRow, void, undefined> {
  let after = "";
  for (;;) {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND sk > :after",
        ExpressionAttributeValues: { ":pk": listKey(list), ":after": after === "" ? "!" : after },
        Limit: 1,
      }),
    );
    const [item] = Items;
    if (item === undefined) return;
    const { sk, rows } = packedSchema.parse(item);
    yield* rowsSchema.parse(JSON.parse(inflateRawSync(rows).toString()));
    after = sk;
  }
};
