import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { type Item, type Key, queryAll, type Table } from "../platform/dynamo.ts";

const LATE = "LATE-DAYS";

const lateSchema = z.lazy(() =>
  z.object({ pk: z.string(), sk: z.string(), first: z.iso.date(), last: z.iso.date() }),
);

/** Days (UTC dates, both included) whose journal got entries after the fact. */
export interface LateDays extends Key {
  readonly first: string;
  readonly last: string;
}

/**
 * The mark that a commit leaves when it files entries under days that are over, in the same transaction, so that whatever sums up days
 * knows which to sum up again. `id` makes the mark its own, so that two imports never wait for each other.
 */
export const lateDaysItem = (
  days: { readonly first: string; readonly last: string },
  id: string,
): Item & Key => ({
  pk: LATE,
  sk: `${days.first}#${id}`,
  first: days.first,
  last: days.last,
});

/** All marks that nobody has worked off yet, the earliest days first. One query for each megabyte of them. */
export const readLateDays = async (table: Table): Promise<LateDays[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": LATE },
    ConsistentRead: true,
  });
  return items.map((item) => lateSchema.parse(item));
};

/** Takes away marks that were worked off. A mark made since stays. */
export const clearLateDays = async (table: Table, marks: readonly LateDays[]): Promise<void> => {
  for (const { pk, sk } of marks)
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
};

/** Makes a mark on its own: what is left to do of marks that could not be worked off in one go. */
export const markLateDays = async (
  table: Table,
  days: { readonly first: string; readonly last: string },
  id: string,
): Promise<void> => {
  await table.client.send(new PutCommand({ TableName: table.name, Item: lateDaysItem(days, id) }));
};
