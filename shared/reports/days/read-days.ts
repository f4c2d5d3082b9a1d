import type { Table } from "../../platform/dynamo.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays, mondayOf } from "../../platform/wall-clock.ts";
import { countLondonDays } from "./london-day.ts";
import { noTotals, type Rollup, type Totals, type WeekRollup } from "./model.ts";
import { rollUp } from "./roll-up.ts";
import { readRollups, readWeekRollups } from "./store.ts";
import { withDays } from "./weeks.ts";

/** The most days that a view counts for itself; a week and today. If the nights have failed for longer, the view says how far it goes. */
const MOST_COUNTED = 8;

/** The last day that was summed up: its date, and how things stood at its end. */
interface Known {
  readonly date: string;
  readonly totals: Totals;
}

/** The days from `first` to `last` that were not summed up yet, counted now and kept nowhere. The journals of these days are read. */
const countDays = async (
  table: Table,
  newest: Known | undefined,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<readonly Rollup[]> => {
  const from = newest === undefined ? addDays(last, 1 - MOST_COUNTED) : addDays(newest.date, 1);
  const missing = datesBetween(from < first ? first : from, last).slice(0, MOST_COUNTED);
  const days: Rollup[] = [];
  for (const [date, count] of await countLondonDays(table, missing))
    days.push(rollUp(date, count, days.at(-1)?.totals ?? newest?.totals ?? noTotals));
  return days;
};

/**
 * The days from `first` to `last` as a view wants them: those that were summed up, and after them those that were not yet. One query, and the journals of
 * the days that are missing.
 */
export const readDays = async (table: Table, first: string, last: string): Promise<readonly Rollup[]> => {
  const stored = await readRollups(table, first, last);
  return [...stored, ...(await countDays(table, stored.at(-1), { first, last }))];
};

/**
 * The weeks that began from the Monday `first` on, up to the day `last`: as `readDays`, with an item for each week in place of seven. One query, and
 * the journals of the days that are missing.
 */
export const readWeeks = async (
  table: Table,
  first: string,
  last: string,
): Promise<readonly WeekRollup[]> => {
  const weeks = await readWeekRollups(table, first, mondayOf(last));
  const newest = weeks.at(-1);
  const known = newest && { date: newest.through, totals: newest.totals };
  return withDays(weeks, await countDays(table, known, { first, last }));
};
