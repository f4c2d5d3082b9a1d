import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import { periodBefore, periodOf, periodsUpTo } from "../figures/period.ts";
import { readKeptFigures } from "../figures/read-kept-figures.ts";
import { readOutcomes } from "../outcomes/store.ts";
import { makeReport } from "./make-report.ts";
import type { Report, ReportName } from "./model.ts";

/** Thirteen months, so that the same month of the year before is among them. */
const MONTHS_SHOWN = 13;

/** The report of this name as it is with what is known now: its figures are added up anew. Two queries. */
export const readReport = async (
  table: Table,
  { kind, period }: ReportName,
  now: Instant,
): Promise<Report> => {
  // Up to the last day that is over: of that the night has made a rollup.
  const yesterday = addDays(localDate(now), -1);
  const last = period.last < yesterday ? period.last : yesterday;
  const periods = [period, periodBefore(period), ...periodsUpTo(periodOf("month", last), MONTHS_SHOWN)];
  const [[own, before, ...months], outcomes] = await Promise.all([
    readKeptFigures(table, periods),
    readOutcomes(table, last),
  ]);
  const nothing = { period, through: undefined, counts: {}, standing: {}, people: {} };
  return makeReport({ kind, now, own: own ?? nothing, before, months, outcomes });
};
