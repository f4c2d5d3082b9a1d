import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import { periodBefore, periodOf, periodsUpTo } from "../figures/period.ts";
import { readKeptFigures } from "../figures/read-kept-figures.ts";
import type { Outcomes } from "../outcomes/model.ts";
import { readOutcomes } from "../outcomes/store.ts";
import { makeReport } from "./make-report.ts";
import type { Report, ReportName } from "./model.ts";

/** Thirteen months, so that the same month of the year before is among them. */
const MONTHS_SHOWN = 13;

/** The last London date of a period that is over: of that a night has made figures. */
const lastOf = ({ period }: ReportName, now: Instant): string => {
  const yesterday = addDays(localDate(now), -1);
  return period.last < yesterday ? period.last : yesterday;
};

/** How outcomes stood at the end of a report's period, or stand. Read by key. */
export const readOutcomesOf = (table: Table, name: ReportName, now: Instant): Promise<Outcomes | undefined> =>
  readOutcomes(table, lastOf(name, now));

/** The report of this name with the figures that the nights have kept until now. A query for the months, and one for the report's own unit of time if that is another. */
export const readReport = async (
  table: Table,
  name: ReportName,
  { now, outcomes }: { readonly now: Instant; readonly outcomes: Outcomes | undefined },
): Promise<Report> => {
  const { kind, period } = name;
  const last = lastOf(name, now);
  const periods = [period, periodBefore(period), ...periodsUpTo(periodOf("month", last), MONTHS_SHOWN)];
  const [own, before, ...months] = await readKeptFigures(table, periods);
  const nothing = { period, through: undefined, counts: {}, standing: {}, people: {} };
  return makeReport({ kind, now, own: own ?? nothing, before, months, outcomes });
};
