import { keepFile, openFiles } from "../../../shared/files/bucket.ts";
import { checkFile } from "../../../shared/files/check.ts";
import { MOST_BYTES_BY_FORM, safeName } from "../../../shared/files/file.ts";
import { fileProblem } from "../../../shared/files/words.ts";
import { readSettings } from "../../../shared/platform/settings.ts";
import type { Artefact } from "../../../shared/projects/stages/task.ts";
import { lazily } from "../../entry-points/needs.ts";
import type { PageRequest } from "../../entry-points/request.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/** Keeps the file of a form under `id`, if there is one and it may be kept; or says in words why not. */
export const keepArtefact = async (
  { files }: PageRequest,
  id: string,
): Promise<Artefact | { readonly problem: string }> => {
  const [sent] = files;
  if (sent === undefined) return { problem: "Choose a file" };
  const name = safeName(sent.name);
  if (sent.cut) return { problem: fileProblem(name, "too-large", MOST_BYTES_BY_FORM) };
  const checked = await checkFile(sent, MOST_BYTES_BY_FORM);
  if ("refused" in checked) return { problem: fileProblem(name, checked.refused, MOST_BYTES_BY_FORM) };
  const kept = await keepFile(await filesBucket(), checked.good, id);
  return { id, name: kept.name, size: kept.size };
};
