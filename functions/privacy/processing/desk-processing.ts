import { documentPage } from "../../../shared/documents/page/view.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-processing.njk";
import { readProcessingDocument } from "./read-processing.ts";

/** The record of processing, made from the catalogue of what is kept. */
export const page = deskPage({
  path: paths.deskProcessing,
  names: nothing,
  load: (needs) => readProcessingDocument(needs),
  show: (_needs, model) => view(template, { document: documentPage(model) }),
});
