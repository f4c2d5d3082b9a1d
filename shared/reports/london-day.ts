import type { Entry } from "../journal/entry.ts";
import { readDay } from "../journal/store.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { addDays, datesBetween, fromLocal, utcDate } from "../platform/time.ts";

/** The first and the last millisecond of a London day: 23, 24 or 25 hours. */
export const londonDay = (date: string): { readonly first: Instant; readonly last: Instant } => ({
  first: fromLocal(`${date}T00:00`),
  last: new Date(Date.parse(fromLocal(`${addDays(date, 1)}T00:00`)) - 1).toISOString(),
});

/** All entries of a London day. The journal is filed by UTC days, so in summer this reads the last hour of the day before and leaves out the last of its own. */
export const readLondonDay = async (table: Table, date: string): Promise<Entry[]> => {
  const { first, last } = londonDay(date);
  const days = datesBetween(utcDate(first), utcDate(last)).map((day) => {
    const from = utcDate(first) === day ? first : undefined;
    const to = utcDate(last) === day ? last : undefined;
    return readDay(table, day, from, to);
  });
  return (await Promise.all(days)).flat();
};
