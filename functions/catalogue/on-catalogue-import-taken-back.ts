import { CatalogueImportTakenBack } from "../../shared/catalogue/files/entries.ts";
import { undoImport } from "../../shared/catalogue/files/import-undo.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Takes an import back, part by part. After a crash it goes on with the part that it stopped at. */
export const onCatalogueImportTakenBack: Reaction<DataOf<typeof CatalogueImportTakenBack>> = (
  needs,
  entry,
  occasion,
) => undoImport(needs, entry.subject.id, { occasion, once: occasion.once });

export const handler = reaction(
  "catalogue/on-catalogue-import-taken-back",
  CatalogueImportTakenBack,
  onCatalogueImportTakenBack,
);
