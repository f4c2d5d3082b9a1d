import { editHomePage } from "../../shared/home/commands.ts";
import { readVersions } from "../../shared/home/store.ts";
import { type HomeWords, wordsForm } from "../../shared/home/words.ts";
import { toHtml } from "../../shared/pages/markdown.ts";
import { paths } from "../../shared/pages/paths.ts";
import { severalLines } from "../../shared/platform/text.ts";
import { parseVersions, versionsOf, type Writing, writtenForm } from "../../shared/written-together/merge.ts";
import { formInProgress, leadOn } from "../entry-points/form-pages.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { type Form, field, type PageRequest } from "../entry-points/request.ts";
import wordsPage from "./desk-home-page.njk";

type Versions = readonly [HomeWords, ...HomeWords[]];

const seenIn = (form: Form) => parseVersions(field(form, "_seen"));

const writingIn = (form: Form): Writing => ({
  texts: { words: severalLines(field(form, "words")) },
  seen: seenIn(form),
});

/** The earlier version that `?version=` names, if there is one. */
const restoredBy = (
  { method, query }: PageRequest,
  [current, ...earlier]: Versions,
): HomeWords | undefined =>
  method === "GET" && query["version"] !== String(current.version)
    ? earlier.find(({ version }) => String(version) === query["version"])
    : undefined;

const show = (versions: Versions, writing: Writing | undefined, more: object = {}) => {
  const [current] = versions;
  const { texts, meanwhile, seen } = writtenForm({ words: current.words }, writing);
  const words = texts["words"] ?? "";
  const preview = toHtml(words);
  return view(wordsPage, { words, meanwhile, seen, preview, versions, current, ...more });
};

/** The words of the home page in a form, with earlier versions to go back to: `?version=` puts one into the form. */
export const page = deskPage({
  path: paths.deskHomePage,
  names: nothing,
  load: ({ table }) => readVersions(table),
  show: (_needs, versions, { request }) => {
    if (request.method === "POST") return show(versions, writingIn(request.form));
    const restoring = restoredBy(request, versions);
    if (restoring === undefined) return show(versions, undefined);
    const seen = versionsOf({ words: versions[0].words });
    return show(versions, { texts: { words: restoring.words }, seen }, { restoring });
  },
  asks: {
    preview: async (needs, versions, { request, visit }) => {
      const going = await formInProgress(needs, visit);
      if (going === undefined) return { redirect: request.path };
      return show(versions, writingIn(going.form), going.fields);
    },
  },
  steps: (step) => ({
    save: step({
      form: wordsForm,
      run: (needs, _named, given) =>
        editHomePage(needs, { words: given.form.words, seen: seenIn(given.request.form) }, given),
      done: "The home page has its new words.",
    }),
    preview: step({
      form: wordsForm,
      run: async (needs, _named, given) => ({
        goOn: await leadOn(needs, given, { path: paths.deskHomePage, ask: "preview" }),
      }),
    }),
  }),
  refusals: {
    "changed-meanwhile": {
      field: "words",
      text: "Someone else changed the home page while you wrote. Both texts are shown here: compare them before you save",
    },
  },
});
