import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type Item, queryAll, type Table } from "../../platform/dynamo.ts";
import { type Rollup, rollupSchema } from "./model.ts";

const DAYS = "ROLLUP#DAY";

/** Writes a day's rollup over whatever was there: the same day gives the same figures. */
export const saveRollup = async (table: Table, rollup: Rollup): Promise<void> => {
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { pk: DAYS, sk: rollup.date, rollup } }),
  );
};

const toRollup = (item: Item): Rollup => rollupSchema.parse(item["rollup"]);

/** The rollups of the days from `first` to `last`, both included, in order. One query for each megabyte, which is some four years. */
export const readRollups = async (table: Table, first: string, last: string): Promise<Rollup[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": DAYS, ":first": first, ":last": last },
  });
  return items.map(toRollup);
};

const readEnd = async (
  table: Table,
  forward: boolean,
  until: string | undefined,
): Promise<Rollup | undefined> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: until === undefined ? "pk = :pk" : "pk = :pk AND sk <= :until",
      ExpressionAttributeValues: { ":pk": DAYS, ":until": until },
      ScanIndexForward: forward,
    },
    { limit: 1 },
  );
  return items.map(toRollup)[0];
};

/** The latest day that was summed up, or the latest up to `until`. One query. */
export const readLatestRollup = (table: Table, until?: string): Promise<Rollup | undefined> =>
  readEnd(table, false, until);
