import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import { type DocumentFormat, documentAnswer } from "../../entry-points/document-answer.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { readReport } from "./read-report.ts";
import { reportDocument } from "./report-document.ts";

/** Answers with the report on a project as a file of this kind. */
export const reportFile =
  (format: DocumentFormat) =>
  async (needs: PageNeeds, whole: WholeProject): Promise<PageAnswer> => {
    const model = reportDocument(await readReport(needs, whole));
    return documentAnswer(model, format, `${whole.project.reference} ${model.title}`);
  };
