import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { type Item, type Key, queryAll, readItem, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";

/** How long it is kept who looked at a person. */
const DAYS_KEPT = 365;

const seenSchema = z.lazy(() => z.object({ viewer: z.uuid(), on: z.iso.date(), at: z.iso.datetime() }));

/** That somebody of the team looked at the page of a person: on which London day, and when first on it. */
export type Seen = z.infer<typeof seenSchema>;

/** Who looked at whom, when. */
interface Look {
  readonly person: string;
  readonly viewer: string;
  readonly now: Instant;
}

const partition = (person: string): string => `PERSON-SEEN#${person}`;

const seenKey = ({ person, viewer, now }: Look): Key => ({
  pk: partition(person),
  sk: `${localDate(now)}#${viewer}`,
});

/** Whether it is kept already that somebody looked at a person on this day. Read together with what else is read by key at that moment. */
export const hasSeen = async (table: Table, look: Look): Promise<boolean> =>
  (await readItem(table, seenKey(look))) !== undefined;

/**
 * Keeps that somebody looked at a person: one record for each viewer, person and day, for twelve months. It is no entry: it is about the team, is
 * never published, and goes by itself.
 */
export const noteSeen = async (table: Table, look: Look): Promise<void> => {
  const { viewer, now } = look;
  const seen: Seen = { viewer, on: localDate(now), at: now };
  const expires = Math.floor(Date.parse(plusHours(now, DAYS_KEPT * 24)) / 1000);
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...seenKey(look), seen, expires },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
  } catch (error) {
    // Two windows at the same moment.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

const toSeen = (item: Item): Seen => seenSchema.parse(item["seen"]);

/** Who looked at a person, the latest day first, at most 100. One query. */
export const listSeen = async (table: Table, person: string): Promise<readonly Seen[]> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partition(person) },
        ScanIndexForward: false,
      },
      { limit: 100 },
    )
  ).map(toSeen);
