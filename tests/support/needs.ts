import type { PageNeeds } from "../../functions/entry-points/page.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/time.ts";

/** The needs of pages and reactions, with a clock that stands until it is moved. */
export interface TestNeeds extends PageNeeds {
  /** Moves the clock by an ISO 8601 duration. */
  readonly pass: (duration: string) => void;
}

/** Needs over this table. The clock stands at 9 o'clock of Monday 23 November 2026; chance is real, so that ids and references differ. */
export const testNeeds = (table: Table): TestNeeds => {
  let now = "2026-11-23T09:00:00.000Z";
  return {
    table,
    now: () => now,
    pass: (duration) => {
      now = plus(now, duration);
    },
    newId,
    random: Math.random,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sleep: async () => undefined,
    keys: ["k".repeat(64)],
    programme: "The Invented Programme",
    siteUrl: "https://programme.example",
    assets: "/assets",
  };
};

/** A table that fails whatever is asked of it, for pages that must not ask, or must survive it. */
export const brokenTable: Table = {
  name: "broken",
  get client(): never {
    throw new Error("The table cannot be reached.");
  },
};
