import { paths } from "../../../shared/pages/paths.ts";
import { reportDocument } from "../../../shared/reports/programme/document.ts";
import { sayReportName } from "../../../shared/reports/programme/model.ts";
import { documentAnswer } from "../../entry-points/document-answer.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { findReport, reportNamed } from "./report-named.ts";

/** A report on a month, a quarter or a year as a PDF. */
export const page = deskPage({
  path: paths.deskReportOfPdf,
  names: (needs, { request }) => reportNamed(needs, request.parameters.id),
  load: (needs, name, { request }) => findReport(needs, name, { asNow: request.query["as"] === "now" }),
  show: (needs, { name, report }) =>
    documentAnswer(reportDocument(report, needs.programme), "pdf", `report-${sayReportName(name)}`),
});
