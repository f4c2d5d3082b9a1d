import * as z from "zod/mini";
import { TIMER_SHARDS, timerPartition } from "../../../shared/timers/timer.ts";
import type { Dynamo } from "../aws/dynamo.ts";

const Found = z.object({ Items: z.array(z.object({ sk: z.object({ S: z.string() }) })) });

/** Finds the moment of the earliest timer in the table that is later than `after`, which makes it a stop of a moved clock. */
export const earliestTimer =
  (dynamo: Dynamo, table: string) =>
  async (after: string): Promise<string | undefined> => {
    const firsts = await Promise.all(
      Array.from({ length: TIMER_SHARDS }, async (_none, shard) => {
        const answer = await dynamo.call("DynamoDB_20120810.Query", {
          TableName: table,
          KeyConditionExpression: "pk = :pk AND sk > :after",
          // A character after `#`, so that all timers of the moment `after` itself are passed over.
          ExpressionAttributeValues: {
            ":pk": { S: timerPartition(shard) },
            ":after": { S: after === "" ? " " : `${after}$` },
          },
          ProjectionExpression: "sk",
          Limit: 1,
        });
        return Found.parse(answer).Items[0]?.sk.S.split("#")[0];
      }),
    );
    return firsts.filter((due) => due !== undefined).sort()[0];
  };
