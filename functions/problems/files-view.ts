import { acceptedFilesInWords } from "../../shared/files/kinds.ts";
import { sizeInWords } from "../../shared/files/words.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { MOST_FILES } from "../../shared/problems/decide-files.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import { draftView, type FoundDraft, showDraft } from "./draft-view.ts";
import filesPage from "./problem-files.njk";

/** The files of a draft, and the form that adds one. */
export const showFiles = async (
  needs: PageNeeds,
  visit: Visit,
  found: FoundDraft,
  more: { readonly errors?: FormErrors; readonly done?: string | undefined } = {},
  status = more.errors === undefined ? 200 : 422,
): Promise<PageAnswer> => {
  if (found.problem.status !== "draft") return showDraft(needs, visit, found);
  return visit.show(
    filesPage,
    {
      ...draftView(needs, found),
      files: found.problem.files.map((file) => ({ ...file, size: sizeInWords(file.size) })),
      full: found.problem.files.length >= MOST_FILES,
      most: MOST_FILES,
      kinds: acceptedFilesInWords,
      ...more,
    },
    status,
  );
};
