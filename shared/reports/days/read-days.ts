import type { Table } from "../../platform/dynamo.ts";
import { addDays, mondayOf } from "../../platform/wall-clock.ts";
import { countLondonDay } from "./london-day.ts";
import { noTotals, type Rollup, type Totals, type WeekRollup } from "./model.ts";
import { rollUp } from "./roll-up.ts";
import { readRollups, readWeekRollups } from "./store.ts";
import { withDays } from "./weeks.ts";

/** The last day that was summed up: its date, and how things stood at its end. */
interface Known {
  readonly date: string;
  readonly totals: Totals;
}

/** The days that a view looks at, and the London date on which it does. */
interface Looked {
  readonly first: string;
  readonly last: string;
  readonly today: string;
}

/**
 * The first day after those that were summed up, counted now and kept nowhere: that is today, unless nights have failed. Then the view says how far it goes,
 * and does not pay for the nights. The journal of one day is read.
 */
const countNextDay = async (
  table: Table,
  newest: Known | undefined,
  { first, last, today }: Looked,
): Promise<readonly Rollup[]> => {
  // Before its first night a programme has lived through no day but this one: what is over holds nothing that could be counted.
  const next = newest === undefined ? today : addDays(newest.date, 1);
  const date = next < first ? first : next;
  if (date > last) return [];
  return [rollUp(date, await countLondonDay(table, date), newest?.totals ?? noTotals)];
};

/**
 * The days from `first` to `last` as a view wants them: those that were summed up, and the one after them. One query, and the journal of
 * that day.
 */
export const readDays = async (table: Table, { first, last, today }: Looked): Promise<readonly Rollup[]> => {
  const stored = await readRollups(table, first, last);
  return [...stored, ...(await countNextDay(table, stored.at(-1), { first, last, today }))];
};

/**
 * The weeks that began from the Monday `first` on, up to the day `last`: as `readDays`, with an item for each week in place of seven. One query, and
 * the journal of that day.
 */
export const readWeeks = async (
  table: Table,
  { first, last, today }: Looked,
): Promise<readonly WeekRollup[]> => {
  const weeks = await readWeekRollups(table, first, mondayOf(last));
  const newest = weeks.at(-1);
  const known = newest && { date: newest.through, totals: newest.totals };
  return withDays(weeks, await countNextDay(table, known, { first, last, today }));
};
