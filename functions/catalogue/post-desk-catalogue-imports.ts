import { digestOf } from "../../shared/catalogue/files/digest.ts";
import { checkImport } from "../../shared/catalogue/files/import-commands.ts";
import { type ArchiveRefusal, pagesOf } from "../../shared/catalogue/files/unpack.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { showImports } from "./get-desk-catalogue-imports.ts";

const refusals: Readonly<Record<ArchiveRefusal, string>> = {
  broken: "The .zip file is not whole or cannot be read. Make it again, or choose the .md files themselves",
  "too-many": "There are more than 1,000 pages. Import them folder by folder",
  "too-large": "The pages have more than 3 MB of text. Import them folder by folder",
  "no-pages": "There is no page among the files. The names of pages end in .md",
};

/** Reads the pages that were sent and leads to what they would change. Nothing is imported yet. */
export const postDeskCatalogueImports: DeskPage = async (needs, request, visit) => {
  const complain = (problem: string) => showImports(needs, visit, formError("file", problem));
  const files = request.files.filter(({ field, bytes }) => field === "file" && bytes.length > 0);
  if (files.length === 0) return complain("Select one .zip file, or up to 200 .md files");
  if (files.some(({ cut }) => cut)) return complain("The files must be smaller than 4 MB together");
  const found = pagesOf(files);
  if ("refused" in found) return complain(refusals[found.refused]);
  const digest = digestOf(JSON.stringify(found.pages));
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { digest }) };
  const checked = await checkImport(needs, found, given);
  if ("refusal" in checked) return complain(refusals[checked.refusal]);
  return { redirect: toPath(paths.deskCatalogueImport, { id: checked.id }) };
};
