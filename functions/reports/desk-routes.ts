import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of reports. */
export const reportDeskRoutes = [
  page(paths.deskInsight, () => import("./insight/desk-insight.ts")),
  page(paths.deskInsightGroup, () => import("./insight/desk-insight-group.ts")),
  page(paths.deskReports, () => import("./programme/desk-reports.ts")),
  page(paths.deskReportReaders, () => import("./programme/desk-report-readers.ts")),
  page(paths.deskReportOf, () => import("./programme/desk-report-of.ts")),
  page(paths.deskReportOfPdf, () => import("./programme/desk-report-of-pdf.ts")),
  page(paths.deskReport, () => import("./desk-report.ts")),
  page(paths.deskReportWeek, () => import("./desk-report-week.ts")),
];
