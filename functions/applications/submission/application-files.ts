import { createHash } from "node:crypto";
import { readApplicationAndCall } from "../../../shared/applications/store.ts";
import { addFiles, removeFile } from "../../../shared/applications/submission/commands.ts";
import { MOST_FILES, whyNotAddFile } from "../../../shared/applications/submission/decide-files.ts";
import type { GoodFile } from "../../../shared/files/check.ts";
import { extensionOf } from "../../../shared/files/file.ts";
import { acceptedFilesInWords } from "../../../shared/files/kinds.ts";
import { readFileStates } from "../../../shared/files/read.ts";
import { sizeInWords } from "../../../shared/files/words.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { prepareUpload } from "../../entry-points/direct-upload.ts";
import { keepSentFile, readSentFile, recordSentFile } from "../../entry-points/kept-file.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import filesPage from "./application-files.njk";
import {
  draftRefusals,
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
} from "./own-application.ts";

/** Keeps a file under a name that says nothing of who sent it, so that downloading it tells an assessor no more than the page does. */
const keepNameless = async (needs: PageNeeds, good: GoodFile, reference: string, once: string) => {
  const number = createHash("sha256").update(once).digest("hex").slice(-6);
  const name = `${reference}-${number}.${extensionOf(good.name)}`;
  const kept = await keepSentFile(needs, { ...good, name }, once);
  return { ...kept, name: good.name };
};

/** The files of a draft: to add one, or remove one. */
export const page = sitePage({
  path: paths.applicationFiles,
  names: followOwnLink,
  load: loadOwnApplication,
  show: async (needs, found) => {
    const { application } = found;
    if (application.status !== "draft") return ownApplicationPage(needs, found);
    const stateOf = await readFileStates(
      needs,
      application.files.map(({ id }) => id),
    );
    return view(filesPage, {
      ...ownApplicationView(needs, found),
      files: application.files.map((file) => ({
        ...file,
        size: sizeInWords(file.size),
        state: stateOf(file.id),
      })),
      full: application.files.length >= MOST_FILES,
      most: MOST_FILES,
      kinds: acceptedFilesInWords,
    });
  },
  steps: (step) => ({
    "prepare-upload": step(prepareUpload),
    add: step({
      run: async (needs, { names }, given) => {
        const good = await readSentFile(given.request);
        if ("problem" in good) return { errors: formError("upload", good.problem) };
        // Asked before the file is kept, so that none is kept that belongs to nothing.
        const found = await readApplicationAndCall(needs.table, names);
        if (found === undefined) return { refusal: "unknown" };
        const refusal = whyNotAddFile(found.application);
        if (refusal !== null) return { refusal };
        const file = await keepNameless(needs, good, names.application, given.once);
        return recordSentFile(needs, file, given, () => addFiles(needs, { names, files: [file] }, given));
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
