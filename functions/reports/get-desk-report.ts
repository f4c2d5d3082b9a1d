import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { addDays, localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { drawChart } from "../../shared/reports/chart.ts";
import { daysCsv } from "../../shared/reports/days-csv.ts";
import { say } from "../../shared/reports/in-words.ts";
import { readPresent } from "../../shared/reports/read-present.ts";
import { readReport } from "../../shared/reports/read-report.ts";
import type { WeeklyReport } from "../../shared/reports/report.ts";
import { sayDay, sayPicture, sayReport } from "../../shared/reports/say-report.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import reportPage from "./desk-report.njk";

const weekPath = (week: string): string => toPath(paths.deskReportWeek, { week });

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

const showWeek = async (
  needs: PageNeeds,
  visit: DeskVisit,
  week: string,
  asFile: boolean,
): Promise<PageAnswer> => {
  const now = needs.now();
  const today = localDate(now);
  const thisWeek = mondayOf(today);
  // How things stand now belongs to the report of last week, as the team got it on Monday, and to the week that runs.
  const isPresent = week >= addDays(thisWeek, -7);
  const [{ report, days }, present] = await Promise.all([
    readReport(needs.table, week, today),
    isPresent && !asFile ? readPresent(needs.table, now) : undefined,
  ]);
  if (asFile)
    return {
      file: daysCsv(days),
      type: "text/csv; charset=utf-8",
      name: `convenor-days-to-${report.through}.csv`,
    };
  const sunday = addDays(week, 6);
  return visit.show(reportPage, {
    from: sayDay(week),
    to: sayDay(sunday),
    running: week === thisWeek,
    missing: report.through < sunday && week < thisWeek ? sayDay(report.through) : undefined,
    figures: figuresOf(report),
    sections: sayReport(report, present),
    chart: await drawChart(report),
    chartText: sayPicture(report),
    weeks: report.weeks.toReversed().map(({ week: monday, joined }) => ({
      text: sayDay(monday),
      href: weekPath(monday),
      joined,
    })),
    average: report.average,
    csv: `${weekPath(week)}?format=csv`,
    previous: { href: weekPath(addDays(week, -7)), text: sayDay(addDays(week, -7)) },
    next: week < thisWeek ? { href: weekPath(addDays(week, 7)), text: sayDay(addDays(week, 7)) } : undefined,
  });
};

/** The report on the last whole week. */
export const getDeskReport: DeskPage = async (needs, request, visit) =>
  showWeek(needs, visit, addDays(mondayOf(localDate(needs.now())), -7), request.query["format"] === "csv");

const isDate = (text: string): boolean => {
  const time = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The report on the week in the address, up to the one that runs. Any day of a week leads to its Monday. */
export const getDeskReportWeek: DeskPage = async (needs, request, visit) => {
  const asked = request.parameters["week"] ?? "";
  if (!isDate(asked) || asked > addDays(mondayOf(localDate(needs.now())), 6))
    return visit.show(notFound, {}, 404);
  const week = mondayOf(asked);
  if (week !== asked) return { redirect: weekPath(week) };
  return showWeek(needs, visit, week, request.query["format"] === "csv");
};
