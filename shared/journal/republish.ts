import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { datesBetween, utcDate } from "../platform/time.ts";
import type { Entry } from "./entry.ts";
import { type Bus, publishEntries } from "./publish.ts";
import { readDay } from "./store.ts";

/** What republishing needs. `sleep` takes milliseconds. */
export interface RepublishNeeds {
  readonly table: Table;
  readonly bus: Bus;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Entries that ask for something to be done again. Published again they would ask again, without end. */
const NEVER_AGAIN = new Set(["RepublishRequested", "FailureReplayRequested"]);

const MOST_TRIES = 5;

const publishAll = async (needs: RepublishNeeds, entries: readonly Entry[]): Promise<void> => {
  let left = entries;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const failed = new Set(await publishEntries(needs.bus, left));
    left = left.filter((_, index) => failed.has(index));
    if (left.length === 0) return;
    if (attempt === MOST_TRIES) throw new Error(`The bus did not take ${left.length} entries.`);
    await needs.sleep(200 * 2 ** attempt);
  }
};

/** The entries between two moments (both included) that can be published again, a UTC day at a time, each day in order of time. */
export const readRepublishable = async function* (table: Table, from: Instant, to: Instant) {
  for (const date of datesBetween(utcDate(from), utcDate(to))) {
    const entries = await readDay(
      table,
      date,
      from > `${date}T00:00:00.000Z` ? from : undefined,
      to < `${date}T23:59:59.999Z` ? to : undefined,
    );
    yield entries.filter(({ name }) => !NEVER_AGAIN.has(name));
  }
};

/**
 * Puts the entries between two moments (both included) on the bus again, in order of time, and gives their number. Reactions that were
 * made stay made once. Throws when the bus does not take some of them in five tries.
 */
export const republish = async (needs: RepublishNeeds, from: Instant, to: Instant): Promise<number> => {
  let published = 0;
  for await (const entries of readRepublishable(needs.table, from, to)) {
    await publishAll(needs, entries);
    published += entries.length;
  }
  return published;
};
