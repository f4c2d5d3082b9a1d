import { localDate } from "../../../shared/platform/wall-clock.ts";
import { parseReportName, type Report, type ReportName } from "../../../shared/reports/programme/model.ts";
import { readOutcomesOf, readReport } from "../../../shared/reports/programme/read-report.ts";
import { readSent } from "../../../shared/reports/programme/store.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** The report that an address names; undefined for none, and for one of a period that has not begun. */
export const reportNamed = ({ now }: Pick<PageNeeds, "now">, id: string): ReportName | undefined => {
  const name = parseReportName(id);
  return name === undefined || name.period.first > localDate(now()) ? undefined : name;
};

/** A report as its page shows it: as it was sent, or as it would be with what is known now. */
export interface FoundReport {
  readonly name: ReportName;
  readonly report: Report;
  readonly sentAt: string | undefined;
  readonly readers: number;
}

/** Finds a report. As it was sent, one read; else two queries more. `asNow`: with what is known now, although it was sent. */
export const findReport = async (
  { table, now }: PageNeeds,
  name: ReportName,
  { asNow }: { readonly asNow: boolean },
): Promise<FoundReport> => {
  const [sent, outcomes] = await Promise.all([readSent(table, name), readOutcomesOf(table, name, now())]);
  const isKept = sent !== undefined && !asNow;
  const report = isKept ? sent.report : await readReport(table, name, { now: now(), outcomes });
  return { name, report, sentAt: sent?.sentAt, readers: sent?.readers.length ?? 0 };
};
