import { importOwnTable } from "../../shared/file-import/take-in.ts";
import { organisationImport } from "../../shared/organisations/import-kind.ts";
import { ownList } from "../../shared/organisations/own-list.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import {
  leadToImport,
  readImportsSoFar,
  receiveFiles,
  type StartPage,
  sentRefusals,
  startView,
} from "../file-import/start-page.ts";

const start: StartPage = {
  kind: "organisations",
  title: "Import organisations",
  intro:
    "You see what a file would change before anything is imported. What a file does not speak of stays as it is, and so does what was set by hand. You can undo an import.",
  file: {
    label: "File",
    hint: "A file of the Organisation Data Service such as etr.csv, or any CSV file with a column of codes and one of names. At most 4 MB and 20,000 rows.",
    accept: ".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values",
  },
  paste: "Lines of the list",
  nothing: "Select a file, or paste its lines",
  other: { step: "own-list", text: "Load the short list that comes with the product" },
  views: [
    { href: paths.deskOrganisations, text: "All organisations" },
    { href: paths.deskOrganisationNames, text: "Names to be mapped" },
    { href: paths.deskOrganisationImports, text: "Imports" },
  ],
};

/** The form for a list of organisations, a button for the list that the product comes with, and the imports so far. */
export const page = deskPage({
  path: paths.deskOrganisationImports,
  names: nothing,
  load: (needs) => readImportsSoFar(needs, start),
  show: (_needs, soFar) => startView(start, soFar),
  steps: (step) => ({
    send: step({ run: (needs, _named, given) => receiveFiles(needs, start, given) }),
    "own-list": step({
      run: async (needs, _named, given) => {
        const file = { name: "The short list of the product", bytes: Buffer.from(ownList) };
        return leadToImport(await importOwnTable(needs, organisationImport, file, given));
      },
    }),
  }),
  refusals: sentRefusals,
  arrivals: { discard: "The file was discarded. Nothing of it was imported." },
});
