import { paths } from "../../shared/pages/paths.ts";
import { addDays, localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { showWeek, weekPath } from "./week-view.ts";

const isDate = (text: string): boolean => {
  const time = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The report on the week in the address, up to the one that runs. Any day of a week leads to its Monday. */
export const page = deskPage({
  path: paths.deskReportWeek,
  names: ({ now }, { request: { parameters } }) => {
    const { week: asked } = parameters;
    if (!isDate(asked) || asked > addDays(mondayOf(localDate(now())), 6)) return null;
    const week = mondayOf(asked);
    return week === asked ? week : { redirect: weekPath(week) };
  },
  load: (_needs, week) => week,
  show: (needs, week, { request }) => showWeek(needs, week, request.query["format"] === "csv"),
});
