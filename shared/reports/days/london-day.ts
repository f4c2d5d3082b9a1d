import type { Entry } from "../../journal/entry.ts";
import { readEntries } from "../../journal/store.ts";
import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { addDays, fromLocal } from "../../platform/wall-clock.ts";
import { type DayCount, startDay } from "./roll-up.ts";

/** The first and the last millisecond of a London day: 23, 24 or 25 hours. */
export const londonDay = (date: string): { readonly first: Instant; readonly last: Instant } => ({
  first: fromLocal(`${date}T00:00`),
  last: new Date(Date.parse(fromLocal(`${addDays(date, 1)}T00:00`)) - 1).toISOString(),
});

/** Another who counts the same day while it is read: page by page, in order of time. */
export type AlsoCounts = (entries: readonly Entry[]) => Promise<void>;

/**
 * Counts a London day while its journal is read: at no time are there more of its entries in memory than a page. The journal is filed by UTC
 * days, and in summer a London day is the last hour of one and all but the last hour of the next.
 */
export const countLondonDay = async (table: Table, date: string, also?: AlsoCounts): Promise<DayCount> => {
  const { first, last } = londonDay(date);
  const count = startDay();
  for await (const entries of readEntries(table, { from: first, to: last })) {
    count.add(entries);
    await also?.(entries);
  }
  return count;
};
