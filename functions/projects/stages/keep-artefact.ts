import type { Artefact } from "../../../shared/projects/stages/task.ts";
import { keepSentFile, readSentFile } from "../../entry-points/kept-file.ts";
import type { Needs } from "../../entry-points/needs.ts";
import type { PageRequest } from "../../entry-points/request.ts";

/** Keeps the file of a form, if there is one and it may be kept; or says in words why not. */
export const keepArtefact = async (
  needs: Needs,
  { request, once }: { readonly request: PageRequest; readonly once: string },
): Promise<Artefact | { readonly problem: string }> => {
  const good = await readSentFile(request);
  if ("problem" in good) return good;
  const { id, name, size } = await keepSentFile(needs, good, once);
  return { id, name, size };
};
