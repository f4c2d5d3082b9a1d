import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const ExportRequested = defineEntry({
  name: "ExportRequested",
  version: 1,
  title: "Export requested",
  description: "An administrator asked for an archive of everything that the programme holds.",
  subject: "export",
  data: () => z.object({}),
  examples: [{}],
});

export const ExportFinished = defineEntry({
  name: "ExportFinished",
  version: 1,
  title: "Export finished",
  description: "The archive is there, for seven days.",
  subject: "export",
  data: () => z.object({ records: z.int().check(z.nonnegative()), files: z.int().check(z.nonnegative()) }),
  examples: [{ records: 18_420, files: 36 }],
});

export const ExportDownloaded = defineEntry({
  name: "ExportDownloaded",
  version: 1,
  title: "Export downloaded",
  description: "An administrator was given the address at which the archive can be fetched for some minutes.",
  subject: "export",
  data: () => z.object({}),
  examples: [{}],
});

export const ExportDeleted = defineEntry({
  name: "ExportDeleted",
  version: 1,
  title: "Export deleted",
  description: "An administrator took the archive away before its seven days were over.",
  subject: "export",
  data: () => z.object({}),
  examples: [{}],
});
