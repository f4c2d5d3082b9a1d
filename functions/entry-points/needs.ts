import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { type Now, systemClock } from "../../shared/platform/clock.ts";
import { openTable } from "../../shared/platform/dynamo.ts";
import { type NewId, newId } from "../../shared/platform/ids.ts";
import type { RandomBytes } from "../../shared/platform/references.ts";
import { readSettings } from "../../shared/platform/settings.ts";

/** What every function that reads or changes state is given from the outside: the table, the clock and chance. */
export interface Needs extends CommitNeeds {
  readonly now: Now;
  readonly newId: NewId;
  readonly randomBytes: RandomBytes;
}

/** The real needs of a function, from its settings. Called on the first invocation, never at import. */
export const realNeeds = (): Needs => ({
  table: openTable(readSettings(["TABLE_NAME"], process.env).TABLE_NAME),
  now: systemClock,
  newId,
  random: Math.random,
  randomBytes: (count) => randomBytes(count),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
});

/** Makes a value on the first call and gives the same one ever after; a failure to make it is not remembered. */
export const lazily = <Value>(make: () => Value | Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= Promise.resolve()
      .then(make)
      .catch((error: unknown) => {
        made = undefined;
        throw error;
      });
    return made;
  };
};

/** The occasion on which the system acts by itself, as part of whatever led to it. */
export const systemOccasion = (needs: Pick<Needs, "now" | "newId">, correlation: string): Occasion => ({
  now: needs.now(),
  newId: needs.newId,
  actor: { kind: "system" },
  correlation,
});
