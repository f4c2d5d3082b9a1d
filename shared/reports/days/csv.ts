import { type Rollup, sumOf } from "./model.ts";

const columns: readonly (readonly [string, (day: Rollup) => string | number])[] = [
  ["date", ({ date }) => date],
  ["joined", ({ joined }) => sumOf(joined)],
  ["left", ({ left }) => sumOf(left)],
  ["members", ({ totals }) => sumOf(totals.members)],
  ["registrations", ({ registrations }) => registrations],
  ["waitlisted", ({ waitlisted }) => waitlisted],
  ["cancelled", ({ cancelled }) => cancelled],
  ["attended", ({ attended }) => attended],
  ["did_not_attend", ({ notAttended }) => notAttended],
  ["enquiries", ({ enquiries }) => sumOf(enquiries)],
  ["answered", ({ answered }) => answered],
  ["hours_to_answer", ({ hoursToAnswer }) => hoursToAnswer],
  ["open_enquiries", ({ totals }) => totals.openEnquiries],
  ["projects_completed", ({ projectsCompleted }) => projectsCompleted],
  ["follow_ups_done", ({ followUpsDone }) => followUpsDone],
  ["follow_ups_skipped", ({ followUpsSkipped }) => followUpsSkipped],
  ["letters_sent", ({ lettersSent }) => lettersSent],
  ["letters_returned", ({ lettersBounced }) => lettersBounced],
];

/** The days as a file for a spreadsheet (RFC 4180): a row each, dates and numbers only. `hours_to_answer` is the sum over the answered. */
export const daysCsv = (days: readonly Rollup[]): string =>
  [
    columns.map(([name]) => name).join(","),
    ...days.map((day) => columns.map(([, figure]) => figure(day)).join(",")),
    "",
  ].join("\r\n");
