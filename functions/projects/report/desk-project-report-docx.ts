import { paths } from "../../../shared/pages/paths.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { reportFile } from "./report-file.ts";

/** The report on a project as a Word file. */
export const page = deskPage({
  path: paths.deskProjectReportDocx,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: reportFile("docx"),
});
