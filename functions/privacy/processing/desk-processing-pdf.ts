import { paths } from "../../../shared/pages/paths.ts";
import { documentAnswer } from "../../entry-points/document-answer.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { readProcessingDocument } from "./read-processing.ts";

/** The record of processing as a PDF. */
export const page = deskPage({
  path: paths.deskProcessingPdf,
  names: nothing,
  load: (needs) => readProcessingDocument(needs),
  show: (_needs, model) => documentAnswer(model, "pdf", "record-of-processing"),
});
