import type { Entry } from "../journal/entry.ts";
import { readDay } from "../journal/store.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { datesBetween, utcDate } from "../platform/time.ts";
import { addDays, fromLocal, localDate } from "../platform/wall-clock.ts";

/** The first and the last millisecond of a London day: 23, 24 or 25 hours. */
export const londonDay = (date: string): { readonly first: Instant; readonly last: Instant } => ({
  first: fromLocal(`${date}T00:00`),
  last: new Date(Date.parse(fromLocal(`${addDays(date, 1)}T00:00`)) - 1).toISOString(),
});

/**
 * The entries of London days that follow each other, by date. The journal is filed by UTC days, and in summer a London day is the last hour
 * of one and all but the last hour of the next: each of these is read once, from the first moment of the first day to the last of the last.
 */
export const readLondonDays = async (
  table: Table,
  dates: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> => {
  const byDate = new Map<string, Entry[]>(dates.map((date) => [date, []]));
  const [firstDate, lastDate] = [dates[0], dates.at(-1)];
  if (firstDate === undefined || lastDate === undefined) return byDate;
  const { first } = londonDay(firstDate);
  const { last } = londonDay(lastDate);
  const days = datesBetween(utcDate(first), utcDate(last)).map((day) => {
    const from = utcDate(first) === day ? first : undefined;
    const to = utcDate(last) === day ? last : undefined;
    return readDay(table, day, from, to);
  });
  for (const entry of (await Promise.all(days)).flat()) byDate.get(localDate(entry.at))?.push(entry);
  return byDate;
};
