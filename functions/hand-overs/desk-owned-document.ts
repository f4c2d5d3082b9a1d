import { documentPage } from "../../shared/documents/page/view.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { colleagueId } from "./colleagues.ts";
import documentTemplate from "./desk-owned-document.njk";
import { readHandOverDocument } from "./read-hand-over-document.ts";

/** What somebody looks after, each with what was said last, to read and to print. */
export const page = deskPage({
  path: paths.deskOwnedDocument,
  names: (_needs, { request }) => colleagueId(request.parameters.person),
  load: async (needs, person) => {
    const model = await readHandOverDocument(needs, person);
    return model && { person, model };
  },
  show: (_needs, { person, model }) =>
    view(documentTemplate, {
      document: documentPage(model),
      listHref: toPath(paths.deskOwned, { person }),
      docxHref: toPath(paths.deskOwnedDocx, { person }),
      pdfHref: toPath(paths.deskOwnedPdf, { person }),
    }),
});
