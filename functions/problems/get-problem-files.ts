import type { Page } from "../entry-points/page.ts";
import { followDraft } from "./draft-view.ts";
import { showFiles } from "./files-view.ts";

const doneTexts: Readonly<Record<string, string>> = {
  added: "The file is added.",
  removed: "The file is removed.",
};

/** The files of a draft. */
export const getProblemFiles: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  return showFiles(needs, visit, found, { done: doneTexts[request.query["done"] ?? ""] });
};
