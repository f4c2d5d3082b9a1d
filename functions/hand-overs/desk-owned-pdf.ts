import { paths } from "../../shared/pages/paths.ts";
import { documentAnswer } from "../entry-points/document-answer.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { colleagueId } from "./colleagues.ts";
import { readHandOverDocument } from "./read-hand-over-document.ts";

/** What somebody looks after, each with what was said last, as a PDF. */
export const page = deskPage({
  path: paths.deskOwnedPdf,
  names: (_needs, { request }) => colleagueId(request.parameters.person),
  load: (needs, person) => readHandOverDocument(needs, person),
  show: (_needs, model) => documentAnswer(model, "pdf", "hand-over"),
});
