import { ExportRequested } from "../../shared/exports/entries.ts";
import { type ExportNeeds, runExport } from "../../shared/exports/run.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { lazy } from "../../shared/platform/lazy.ts";
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
    // What reads and writes buckets is half of this function, and is loaded when an archive is made.
    const archives = lazy(async () => {
      const { keepArchive, openArchives } = await import("../../shared/exports/bucket.ts");
      return { keepArchive, opened: openArchives(EXPORTS_BUCKET) };
    });
    const files = lazy(async () => {
      const { openFiles, readKeptFile } = await import("../../shared/files/bucket.ts");
      return { readKeptFile, opened: openFiles(FILES_BUCKET) };
    });
    return {
      ...needs,
      programme: PROGRAMME_NAME,
      openFile: async (id: string) => {
        const { readKeptFile, opened } = await files();
        return readKeptFile(opened, id);
      },
      keep: async (id: string, chunks: AsyncIterable<Uint8Array>) => {
        const { keepArchive, opened } = await archives();
        return keepArchive(opened, id, chunks);
      },
    };
  },
);
