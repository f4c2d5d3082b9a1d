import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { type Item, queryAll, type Table } from "../../platform/dynamo.ts";
import { withVersion } from "../../platform/item-version.ts";
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

/** How outcomes stood at the end of a London date, or at the last end of a day before that is known; undefined where none is. One query. */
export const readOutcomes = async (table: Table, until: string): Promise<Outcomes | undefined> => {
  const [item] = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND sk <= :until",
      ExpressionAttributeValues: { ":pk": PARTITION, ":until": until },
      ScanIndexForward: false,
    },
    { limit: 1 },
  );
  return item === undefined ? undefined : toOutcomes(item);
};
