import type { ChartView } from "../../shared/charts/figures.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { addDays, localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { daysCsv } from "../../shared/reports/days/csv.ts";
import { drawYear } from "../../shared/reports/weekly/chart.ts";
import { say } from "../../shared/reports/weekly/in-words.ts";
import type { WeeklyReport } from "../../shared/reports/weekly/model.ts";
import { readPresent } from "../../shared/reports/weekly/read-present.ts";
import { readDaysOfReport, readReport } from "../../shared/reports/weekly/read-report.ts";
import { sayPicture, sayReport } from "../../shared/reports/weekly/say-report.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type View, view } from "../entry-points/page-definition.ts";
import reportPage from "./desk-report.njk";

/** The address of the report on the week that begins on this Monday. */
export const weekPath = (week: string): string => toPath(paths.deskReportWeek, { week });

/** What most people open the report for, each leading to its part of the page. */
const figuresOf = (report: WeeklyReport) => {
  const asked = report.enquiries.reduce((sum, { count }) => sum + count, 0);
  const figure = (id: string, count: number, one: string, many: string) => ({
    id,
    count: say(count),
    text: count === 1 ? one : many,
  });
  return [
    figure("members", report.joined, "new member", "new members"),
    figure("members", report.members, "member in all", "members in all"),
    figure("events", report.registrations, "registration", "registrations"),
    figure("enquiries", asked, "enquiry", "enquiries"),
  ];
};

const chartOf = (report: WeeklyReport): ChartView => {
  const { average, weeks } = report;
  const over = average?.weeks === 1 ? "week" : "weeks";
  return {
    wide: drawYear(report),
    narrow: drawYear(report, "narrow"),
    alternative: sayPicture(report),
    note: average && `In an average week ${average.joined} people joined, over ${average.weeks} ${over}.`,
    table: {
      caption: "New members in each week, the latest first",
      head: ["Week that began on", "New members"],
      rows: weeks
        .toReversed()
        .map(({ week, joined }) => ({ cells: [sayDate(week), joined], href: weekPath(week) })),
    },
  };
};

/** The days up to the end of a week, as a file. */
const daysFile = async (needs: PageNeeds, week: string, today: string): Promise<PageAnswer> => {
  const days = await readDaysOfReport(needs.table, week, today);
  return {
    file: daysCsv(days),
    type: "text/csv; charset=utf-8",
    name: `convenor-days-to-${days.at(-1)?.date ?? addDays(week, -1)}.csv`,
  };
};

/** The report on a week that begins on this Monday, as a page or, of its days, as a file. */
export const showWeek = async (
  needs: PageNeeds,
  week: string,
  asFile: boolean,
): Promise<View | PageAnswer> => {
  const now = needs.now();
  const today = localDate(now);
  if (asFile) return daysFile(needs, week, today);
  const thisWeek = mondayOf(today);
  // How things stand now belongs to the report of last week, as the team got it on Monday, and to the week that runs.
  const isPresent = week >= addDays(thisWeek, -7);
  const [report, present] = await Promise.all([
    readReport(needs.table, week, today),
    isPresent ? readPresent(needs.table, now) : undefined,
  ]);
  const sunday = addDays(week, 6);
  const due = sunday < today ? sunday : today;
  return view(reportPage, {
    from: sayDate(week),
    to: sayDate(sunday),
    running: week === thisWeek,
    missing: report.through < due ? sayDate(report.through) : undefined,
    figures: figuresOf(report),
    sections: sayReport(report, present),
    chart: chartOf(report),
    csv: `${weekPath(week)}?format=csv`,
    previous: { href: weekPath(addDays(week, -7)), text: sayDate(addDays(week, -7)) },
    next: week < thisWeek ? { href: weekPath(addDays(week, 7)), text: sayDate(addDays(week, 7)) } : undefined,
  });
};
