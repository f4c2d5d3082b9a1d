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

const start: StartPage = {
  kind: "members",
  title: "Import members",
  intro:
    "You see who would become a member before anybody does. Nobody gets an email because of it. Members stay as they are, and people who left or withdrew something are not signed up again. You say what they agreed to, in which words, and how you know. You can undo an import.",
  file: {
    label: "File",
    hint: "Any CSV file with a column of email addresses. At most 4 MB and 20,000 rows. The file is kept for 90 days, so that the import can be undone.",
    accept: ".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values",
  },
  paste: "Lines of the list",
  nothing: "Select a file, or paste its lines",
  views: [
    { href: paths.deskMembers, text: "Members" },
    { href: paths.deskMemberImports, text: "Imports" },
  ],
};

/** The form for a list of members, and the imports so far. */
export const page = deskPage({
  path: paths.deskMemberImports,
  names: nothing,
  load: (needs) => readImportsSoFar(needs, start),
  show: (_needs, soFar) => startView(start, soFar),
  steps: (step) => ({
    send: step({ run: (needs, _named, given) => receiveFiles(needs, start, given) }),
  }),
  refusals: sentRefusals,
  arrivals: { discard: "The list was discarded. Nobody on it was imported." },
});
