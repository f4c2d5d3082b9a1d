import type { CatalogueImport } from "../../shared/catalogue/files/import.ts";
import { listImports } from "../../shared/catalogue/files/import-store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import page from "./desk-catalogue-imports.njk";

const stateWords: Readonly<Record<CatalogueImport["status"], string>> = {
  checked: "To be confirmed",
  running: "Under way",
  finished: "Finished",
  discarded: "Discarded",
  undoing: "Being taken back",
  undone: "Taken back",
};

/** The form for pages, and the imports so far. */
export const showImports = async (
  needs: PageNeeds,
  visit: DeskVisit,
  errors?: FormErrors,
): Promise<PageAnswer> => {
  const imports = await listImports(needs.table);
  return visit.show(
    page,
    {
      errors,
      imports: imports.map((one) => ({
        ...one,
        href: toPath(paths.deskCatalogueImport, { id: one.id }),
        state: stateWords[one.status],
      })),
    },
    errors === undefined ? 200 : 422,
  );
};

/** The form for pages, and the imports so far. */
export const getDeskCatalogueImports: DeskPage = (needs, _request, visit) => showImports(needs, visit);
