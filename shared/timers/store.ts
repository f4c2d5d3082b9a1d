import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Instant } from "../platform/clock.ts";
import type { Item, Table } from "../platform/dynamo.ts";
import { TIMER_SHARDS, timerPartition } from "./timer.ts";

/** The earliest timers that are due, in order of due time; `more` when others may follow them. */
export interface DueTimers {
  readonly items: readonly Item[];
  readonly more: boolean;
}

const sortOf = (item: Item): string => String(item["sk"]);

/**
 * Reads up to `limit` timers of each partition that are due at `until`. With `more` set, only those are given that surely come before
 * all that were not read, so that firing page by page keeps the order.
 */
export const readDueTimers = async (table: Table, until: Instant, limit = 250): Promise<DueTimers> => {
  const pages = await Promise.all(
    Array.from({ length: TIMER_SHARDS }, (_, shard) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          // A key is `<due>#<id>`; "$" is the character after "#".
          KeyConditionExpression: "pk = :pk AND sk < :until",
          ExpressionAttributeValues: { ":pk": timerPartition(shard), ":until": `${until}$` },
          ConsistentRead: true,
          Limit: limit,
        }),
      ),
    ),
  );
  const cut = pages
    .flatMap(({ Items = [], LastEvaluatedKey }) => (LastEvaluatedKey === undefined ? [] : Items.slice(-1)))
    .map(sortOf)
    .sort()[0];
  const items = pages
    .flatMap(({ Items = [] }) => Items)
    .filter((item) => cut === undefined || sortOf(item) <= cut)
    .sort((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1));
  return { items, more: cut !== undefined };
};
