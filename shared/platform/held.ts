import type { Now } from "./clock.ts";
import type { Table } from "./dynamo.ts";
import { plusHours } from "./time.ts";

/** What is read through a function's memory needs the table and the clock. */
export interface HeldNeeds {
  readonly table: Table;
  readonly now: Now;
}

/** A reading that a function holds in its memory for a while. */
export interface Held<Value> {
  readonly read: (needs: HeldNeeds) => Promise<Value>;
  /** Waits for a change of what is held and has it read again, so that whoever changed it sees it at once. */
  readonly after: <Done>(table: Table, change: Promise<Done>) => Promise<Done>;
}

/**
 * Reads something once and holds it for so many seconds: for what is small whatever happens, is wanted by many requests, and may be that
 * much out of date. A reading that fails is not held.
 */
export const heldFor = <Value>(seconds: number, read: (table: Table) => Promise<Value>): Held<Value> => {
  const held = new WeakMap<Table["client"], { readonly until: string; readonly value: Value }>();
  return {
    read: async ({ table, now }) => {
      const before = held.get(table.client);
      if (before !== undefined && now() < before.until) return before.value;
      const value = await read(table);
      held.set(table.client, { until: plusHours(now(), seconds / 3600), value });
      return value;
    },
    after: (table, change) =>
      change.finally(() => {
        held.delete(table.client);
      }),
  };
};
