import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type Item, readItems, type Table } from "../../platform/dynamo.ts";
import { withVersion } from "../../platform/item-version.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { type Outcomes, outcomesSchema } from "./model.ts";

const PARTITION = "OUTCOMES";

/** Writes how outcomes stood at the end of a day over whatever was there: the night may run again. */
export const saveOutcomes = async (table: Table, outcomes: Outcomes): Promise<void> => {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: withVersion({ pk: PARTITION, sk: outcomes.date, outcomes }),
    }),
  );
};

const toOutcomes = (item: Item): Outcomes => outcomesSchema.parse(item["outcomes"]);

/** A night that did not run leaves a day out; one that has not run for a week is an alarm. */
const DAYS_BACK = 7;

/** How outcomes stood at the end of a London date, or at the last end of a day in the week before that is known; undefined where none is. Read by key, with what else is read at that moment. */
export const readOutcomes = async (table: Table, until: string): Promise<Outcomes | undefined> => {
  const keys = Array.from({ length: DAYS_BACK }, (_, back) => ({ pk: PARTITION, sk: addDays(until, -back) }));
  const item = (await readItems(table, keys)).find((one) => one !== undefined);
  return item === undefined ? undefined : toOutcomes(item);
};
