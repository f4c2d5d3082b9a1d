import { type TransactNeeds, transact } from "../../journal/transact.ts";
import { type Item, type Key, queryAll, type Table } from "../../platform/dynamo.ts";
import { withVersion } from "../../platform/item-version.ts";
import { type Rollup, rollupSchema, type WeekRollup, weekRollupSchema } from "./model.ts";

const DAYS = "ROLLUP#DAY";
const WEEKS = "ROLLUP#WEEK";

/** A day's rollup as it is written over whatever was there: the same day gives the same figures. */
export const rollupItem = (rollup: Rollup): Item & Key => ({ pk: DAYS, sk: rollup.date, rollup });

const toRollup = (item: Item): Rollup => rollupSchema.parse(item["rollup"]);

const between = (table: Table, pk: string, first: string, last: string): Promise<readonly Item[]> =>
  queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": pk, ":first": first, ":last": last },
  });

const latest = async (table: Table, pk: string, until: string): Promise<Item | undefined> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND sk <= :until",
        ExpressionAttributeValues: { ":pk": pk, ":until": until },
        ScanIndexForward: false,
      },
      { limit: 1 },
    )
  )[0];

/** Behind every date. */
const END = "9999-12-31";

/** The rollups of the days from `first` to `last`, both included, in order. One query for each megabyte, which is some four years. */
export const readRollups = async (table: Table, first: string, last: string): Promise<Rollup[]> =>
  (await between(table, DAYS, first, last)).map(toRollup);

/** The latest day that was summed up, or the latest up to `until`. One query. */
export const readLatestRollup = async (table: Table, until = END): Promise<Rollup | undefined> => {
  const item = await latest(table, DAYS, until);
  return item && toRollup(item);
};

/** A week's rollup as it is written over whatever was there: the same days give the same figures. */
export const weekRollupItem = (rollup: WeekRollup): Item & Key => ({ pk: WEEKS, sk: rollup.week, rollup });

const toWeekRollup = (item: Item): WeekRollup => weekRollupSchema.parse(item["rollup"]);

/** The rollups of the weeks that began from the Monday `first` to the Monday `last`, in order. One query for each megabyte, which is some 25 years. */
export const readWeekRollups = async (
  table: Table,
  first: string,
  last: string,
): Promise<readonly WeekRollup[]> => (await between(table, WEEKS, first, last)).map(toWeekRollup);

/** The latest week that was summed up, or a part of it. One query. */
export const readLatestWeekRollup = async (table: Table): Promise<WeekRollup | undefined> => {
  const item = await latest(table, WEEKS, END);
  return item && toWeekRollup(item);
};

/** Items of 400 kilobytes each, the most that one can have, of which a transaction of four megabytes surely holds so many. */
const MOST_TOGETHER = 8;

/** Writes items over whatever was there, eight in a transaction: a night that dies leaves none of the eight or all. Nothing to write is no call. */
export const putTogether = async (needs: TransactNeeds, items: readonly (Item & Key)[]): Promise<void> => {
  for (let from = 0; from < items.length; from += MOST_TOGETHER) {
    const puts = items
      .slice(from, from + MOST_TOGETHER)
      .map((item) => ({ Put: { TableName: needs.table.name, Item: withVersion(item) } }));
    await transact(needs, puts, () => null);
  }
};
