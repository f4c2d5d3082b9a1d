import { paths } from "../../shared/pages/paths.ts";
import { addDays, localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { showWeek } from "./week-view.ts";

/** The report on the last whole week. */
export const page = deskPage({
  path: paths.deskReport,
  names: nothing,
  load: ({ now }) => addDays(mondayOf(localDate(now())), -7),
  show: (needs, week, { request }) => showWeek(needs, week, request.query["format"] === "csv"),
});
