import { CatalogueImportStarted } from "../../shared/catalogue/files/entries.ts";
import { runImport } from "../../shared/catalogue/files/import-run.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Imports the pages, part by part. After a crash it goes on with the part that it stopped at. */
export const onCatalogueImportStarted: Reaction<DataOf<typeof CatalogueImportStarted>> = (
  needs,
  entry,
  occasion,
) => runImport(needs, entry.subject.id, { occasion, once: occasion.once });

export const handler = reaction(
  "catalogue/on-catalogue-import-started",
  CatalogueImportStarted,
  onCatalogueImportStarted,
);
