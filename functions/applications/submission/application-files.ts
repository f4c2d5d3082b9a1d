import { readApplicationAndCall } from "../../../shared/applications/store.ts";
import { addFiles, removeFile } from "../../../shared/applications/submission/commands.ts";
import { MOST_FILES, whyNotAddFile } from "../../../shared/applications/submission/decide.ts";
import { keepFile, openFiles } from "../../../shared/files/bucket.ts";
import { checkFile, type GoodFile } from "../../../shared/files/check.ts";
import { extensionOf, MOST_BYTES_BY_FORM, safeName } from "../../../shared/files/file.ts";
import { acceptedFilesInWords } from "../../../shared/files/kinds.ts";
import { fileProblem, sizeInWords } from "../../../shared/files/words.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { readSettings } from "../../../shared/platform/settings.ts";
import { lazily } from "../../entry-points/needs.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import type { UploadedFile } from "../../entry-points/request.ts";
import filesPage from "./application-files.njk";
import {
  draftRefusals,
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
} from "./own-application.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/** Keeps a file under a name that says nothing of who sent it, so that downloading it tells an assessor no more than the page does. */
const keepNameless = async (good: GoodFile, id: string, reference: string) => {
  const name = `${reference}-${id.slice(-6)}.${extensionOf(good.name)}`;
  const kept = await keepFile(await filesBucket(), { ...good, name }, id);
  return { ...kept, name: good.name };
};

/** The file that was sent, if it may be kept; otherwise what is wrong with it, in words. */
const checkSent = async (sent: UploadedFile | undefined): Promise<GoodFile | string> => {
  if (sent === undefined) return "Choose a file";
  const checked = sent.cut ? ({ refused: "too-large" } as const) : await checkFile(sent, MOST_BYTES_BY_FORM);
  return "good" in checked
    ? checked.good
    : fileProblem(safeName(sent.name), checked.refused, MOST_BYTES_BY_FORM);
};

/** The files of a draft: to add one, or remove one. */
export const page = sitePage({
  path: paths.applicationFiles,
  names: followOwnLink,
  load: loadOwnApplication,
  show: (needs, found) => {
    const { application } = found;
    if (application.status !== "draft") return ownApplicationPage(needs, found);
    return view(filesPage, {
      ...ownApplicationView(needs, found),
      files: application.files.map((file) => ({ ...file, size: sizeInWords(file.size) })),
      full: application.files.length >= MOST_FILES,
      most: MOST_FILES,
      kinds: acceptedFilesInWords,
    });
  },
  steps: (step) => ({
    add: step({
      run: async (needs, { names }, given) => {
        const good = await checkSent(given.request.files[0]);
        if (typeof good === "string") return { errors: formError("upload", good) };
        // Asked before the file is kept, so that none is kept that belongs to nothing.
        const found = await readApplicationAndCall(needs.table, names);
        if (found === undefined) return { refusal: "unknown" };
        const refusal = whyNotAddFile(found.application);
        if (refusal !== null) return { refusal };
        const files = [await keepNameless(good, needs.newId(), names.application)];
        return addFiles(needs, { names, files }, given);
      },
      done: "The file is added.",
    }),
    remove: step({
      run: (needs, { names }, given) => removeFile(needs, { names, file: given.form["file"] ?? "" }, given),
      done: "The file is removed.",
    }),
  }),
  refusals: {
    "not-a-draft": draftRefusals["not-a-draft"],
    "too-many-files": {
      field: "upload",
      text: `An application can have at most ${MOST_FILES} files. Remove one first.`,
    },
  },
});
