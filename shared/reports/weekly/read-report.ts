import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import type { Rollup } from "../days/model.ts";
import { readDays } from "../days/read-days.ts";
import { firstDayFor, makeReport } from "./make-report.ts";
import type { WeeklyReport } from "./model.ts";

/** A report and the days it was made from. */
interface ReportWithDays {
  readonly report: WeeklyReport;
  readonly days: readonly Rollup[];
}

/** The report on the week that began on the Monday `week`, with what is known of it on the date `today`. One query, if the nights went well. */
export const readReport = async (table: Table, week: string, today: string): Promise<ReportWithDays> => {
  const sunday = addDays(week, 6);
  const days = await readDays(table, firstDayFor(week), sunday < today ? sunday : today);
  return { report: makeReport(week, days), days };
};
