import { documentPage } from "../../../shared/documents/page/view.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import reportPage from "./desk-project-report.njk";
import { readReport } from "./read-report.ts";
import { reportDocument } from "./report-document.ts";

/** The report on a project, to read and to print. */
export const page = deskPage({
  path: paths.deskProjectReport,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole) => {
    const { reference } = whole.project;
    return view(reportPage, {
      document: documentPage(reportDocument(await readReport(needs, whole))),
      projectHref: toPath(paths.deskProject, { reference }),
      docxHref: toPath(paths.deskProjectReportDocx, { reference }),
      pdfHref: toPath(paths.deskProjectReportPdf, { reference }),
    });
  },
});
