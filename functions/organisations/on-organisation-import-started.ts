import type { DataOf } from "../../shared/journal/entry.ts";
import { OrganisationImportStarted } from "../../shared/organisations/entries.ts";
import { runImport } from "../../shared/organisations/import-commands.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Imports the rows, part by part. After a crash it goes on with the part that it stopped at. */
export const onOrganisationImportStarted: Reaction<DataOf<typeof OrganisationImportStarted>> = (
  needs,
  entry,
  occasion,
) => runImport(needs, entry.subject.id, { occasion, once: occasion.once });

export const handler = reaction(
  "organisations/on-organisation-import-started",
  OrganisationImportStarted,
  onOrganisationImportStarted,
);
