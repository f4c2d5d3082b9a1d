import { documentPage } from "../../../shared/documents/page/view.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { askForReport } from "../../../shared/reports/programme/ask.ts";
import { reportCsv } from "../../../shared/reports/programme/csv.ts";
import { reportDocument } from "../../../shared/reports/programme/document.ts";
import { sayReportName } from "../../../shared/reports/programme/model.ts";
import { drawMembers } from "../../../shared/reports/programme/picture.ts";
import { sayMembers } from "../../../shared/reports/programme/say.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import reportPage from "./desk-report-of.njk";
import { findReport, reportNamed } from "./report-named.ts";

/** A report on a month, a quarter or a year: as it was sent, or as it would be now; as a page or, with `format=csv`, as a file. */
export const page = deskPage({
  path: paths.deskReportOf,
  names: (needs, { request }) => reportNamed(needs, request.parameters.id),
  load: (needs, name, { request }) => findReport(needs, name, { asNow: request.query["as"] === "now" }),
  show: (needs, { name, report, sentAt, readers }, { request }) => {
    const id = sayReportName(name);
    if (request.query["format"] === "csv")
      return { file: reportCsv(report), type: "text/csv; charset=utf-8", name: `report-${id}.csv` };
    const own = toPath(paths.deskReportOf, { id });
    const asNow = request.query["as"] === "now";
    const asIt = asNow ? { as: "now" } : {};
    return view(reportPage, {
      document: documentPage(reportDocument(report, needs.programme)),
      chart: {
        wide: drawMembers(report),
        narrow: drawMembers(report, "narrow"),
        alternative: sayMembers(report),
      },
      links: report.sections.flatMap(({ links }) => links),
      sentAt,
      readers,
      asNow,
      isOver: name.period.last < localDate(needs.now()),
      ownHref: own,
      nowHref: `${own}?as=now`,
      csvHref: `${own}?${new URLSearchParams({ ...asIt, format: "csv" })}`,
      pdfHref: `${toPath(paths.deskReportOfPdf, { id })}${asNow ? "?as=now" : ""}`,
    });
  },
  steps: (step) => ({
    send: step({
      run: (needs, name, given) => askForReport(needs, name, given),
      done: "The report is on its way to its readers.",
    }),
  }),
  refusals: {
    "no-readers":
      "Nobody gets this report yet, so it was not sent. List its readers at Readers of reports, and send it again.",
  },
});
