import { gatherPages } from "../../shared/catalogue/files/sent-pages.ts";
import type { ArchiveRefusal } from "../../shared/catalogue/files/unpack.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import {
  readImportsSoFar,
  receiveFiles,
  type StartPage,
  sentRefusals,
  startView,
} from "../file-import/start-page.ts";

const refusals: Readonly<Record<ArchiveRefusal, string>> = {
  broken: "The .zip file is not whole or cannot be read. Make it again, or choose the .md files themselves",
  "too-many": "There are more than 1,000 pages. Import them folder by folder",
  "too-large": "The pages have more than 3 MB of text. Import them folder by folder",
  "no-pages": "There is no page among the files. The names of pages end in .md",
};

const start: StartPage = {
  kind: "catalogue",
  title: "Import pages into the catalogue",
  intro:
    "Pages are markdown files with front matter, as they are kept in a repository of a website or as an export of the catalogue gives them. You see what each would change, and what is wrong with it, before anything is imported. What a page does not speak of stays as it is.",
  file: {
    label: "Pages",
    hint: "One .zip file, or up to 200 .md files. At most 4 MB and 1,000 pages at a time; a larger catalogue can be imported folder by folder. Pictures are not imported.",
    accept: ".md,.mdx,.markdown,.zip,text/markdown,application/zip",
  },
  nothing: "Select one .zip file, or up to 200 .md files",
  views: [
    { href: paths.deskCatalogue, text: "Catalogue" },
    { href: paths.deskCatalogueImports, text: "Imports" },
    { href: paths.deskCatalogueExport, text: "Export" },
  ],
  gather: (files) => {
    const gathered = gatherPages(files);
    return "refused" in gathered ? { refused: refusals[gathered.refused] } : gathered;
  },
};

/** The form for pages of a catalogue, and the imports so far. */
export const page = deskPage({
  path: paths.deskCatalogueImports,
  names: nothing,
  load: (needs) => readImportsSoFar(needs, start),
  show: (_needs, soFar) => startView(start, soFar),
  steps: (step) => ({
    send: step({ run: (needs, _named, given) => receiveFiles(needs, start, given) }),
  }),
  refusals: sentRefusals,
  arrivals: { discard: "The pages were discarded. Nothing of them was imported." },
});
