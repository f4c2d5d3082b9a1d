import { keepArchive, openArchives } from "../../shared/exports/bucket.ts";
import { ExportRequested } from "../../shared/exports/entries.ts";
import { type ExportNeeds, runExport } from "../../shared/exports/run.ts";
import { openFiles, readKeptFile } from "../../shared/files/bucket.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/** Makes the archive that was asked for. After a crash it starts over. */
export const onExportRequested: Reaction<DataOf<typeof ExportRequested>, Needs & ExportNeeds> = (
  needs,
  entry,
  occasion,
) => runExport(needs, entry.subject.id, occasion);

export const handler = reaction(
  "exports/on-export-requested",
  ExportRequested,
  onExportRequested,
  (needs) => {
    const { EXPORTS_BUCKET, FILES_BUCKET, PROGRAMME_NAME } = readSettings(
      ["EXPORTS_BUCKET", "FILES_BUCKET", "PROGRAMME_NAME"],
      process.env,
    );
    const archives = openArchives(EXPORTS_BUCKET);
    const files = openFiles(FILES_BUCKET);
    return {
      ...needs,
      programme: PROGRAMME_NAME,
      openFile: (id: string) => readKeptFile(files, id),
      keep: (id: string, chunks: AsyncIterable<Uint8Array>) => keepArchive(archives, id, chunks),
    };
  },
);
