import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import type { Rollup } from "../days/model.ts";
import { readDays, readWeeks } from "../days/read-days.ts";
import { firstWeekFor, makeReport } from "./make-report.ts";
import type { WeeklyReport } from "./model.ts";

const lastDayOf = (week: string, today: string): string => {
  const sunday = addDays(week, 6);
  return sunday < today ? sunday : today;
};

/**
 * The report on the week that began on the Monday `week`, with what is known of it on the date `today`: from a rollup for each of 57 weeks. One query, if the
 * nights went well.
 */
export const readReport = async (table: Table, week: string, today: string): Promise<WeeklyReport> =>
  makeReport(
    week,
    await readWeeks(table, { first: firstWeekFor(week), last: lastDayOf(week, today), today }),
  );

/** The days of these 57 weeks, for whoever works with them elsewhere. One query, if the nights went well. */
export const readDaysOfReport = (table: Table, week: string, today: string): Promise<readonly Rollup[]> =>
  readDays(table, { first: firstWeekFor(week), last: lastDayOf(week, today), today });
