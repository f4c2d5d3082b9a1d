import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { type Entry, parseEnvelope } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import type { Item, Key } from "../platform/dynamo.ts";

/**
 * "At this moment, unless cancelled, write this entry." The id is derived from what it is for (`offer:REG-...`), so that whoever
 * set it can cancel it without looking it up.
 */
export interface Timer {
  readonly id: string;
  readonly due: Instant;
  readonly entry: Entry;
}

/** What names a timer: enough to cancel it. */
export type TimerName = Pick<Timer, "id" | "due">;

/** Timers are spread over this many partitions, each good for 1,000 writes a second. */
export const TIMER_SHARDS = 4;

/** The partition of timers with this number, from 0. */
export const timerPartition = (shard: number): string => `TIMERS#${shard}`;

/** The key of a timer: its partition is picked by its id, its place in it by when it is due. */
export const timerKey = ({ id, due }: TimerName): Key => ({
  pk: timerPartition((createHash("sha256").update(id).digest()[0] ?? 0) % TIMER_SHARDS),
  sk: `${due}#${id}`,
});

/** A timer as stored. */
export const timerItem = (timer: Timer): Item => ({
  ...timerKey(timer),
  id: timer.id,
  due: timer.due,
  entry: timer.entry,
});

const storedSchema = z.lazy(() => z.object({ id: z.string(), due: z.iso.datetime(), entry: z.unknown() }));

/** The timer in an item. Throws a ZodError on anything else. */
export const parseTimer = (item: unknown): Timer => {
  const { id, due, entry } = storedSchema.parse(item);
  return { id, due, entry: parseEnvelope(entry) };
};

/** The entry that a timer writes when it fires: as it was set, at the moment it was due, by the system. */
export const firedEntry = (timer: Timer, newId: () => string): Entry => ({
  ...timer.entry,
  id: newId(),
  at: timer.due,
  actor: { kind: "system" },
});
