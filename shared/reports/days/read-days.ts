import type { Table } from "../../platform/dynamo.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { countLondonDays } from "./london-day.ts";
import { noTotals, type Rollup } from "./model.ts";
import { rollUp } from "./roll-up.ts";
import { readRollups } from "./store.ts";

/** The most days that a view counts for itself; a week and today. If the nights have failed for longer, the view says how far it goes. */
const MOST_COUNTED = 8;

/**
 * The days from `first` to `last` as a view wants them: those that were summed up, and after them those that were not yet, counted now and
 * kept nowhere. One query, and the journals of the days that are missing.
 */
export const readDays = async (table: Table, first: string, last: string): Promise<readonly Rollup[]> => {
  const stored = await readRollups(table, first, last);
  const newest = stored.at(-1);
  const from = newest === undefined ? addDays(last, 1 - MOST_COUNTED) : addDays(newest.date, 1);
  const missing = datesBetween(from < first ? first : from, last).slice(0, MOST_COUNTED);
  const days = [...stored];
  for (const [date, count] of await countLondonDays(table, missing))
    days.push(rollUp(date, count, days.at(-1)?.totals ?? noTotals));
  return days;
};
