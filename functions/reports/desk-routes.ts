import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of reports. */
export const reportDeskRoutes = [
  page(paths.deskReport, () => import("./desk-report.ts")),
  page(paths.deskReportWeek, () => import("./desk-report-week.ts")),
];
