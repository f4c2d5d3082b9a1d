import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { countsSchema, importKindNames, undoneSchema } from "./outcome.ts";

const kind = z.enum(importKindNames);

export const FileImportCheckStarted = defineEntry({
  name: "FileImportCheckStarted",
  version: 1,
  title: "Check of an import started",
  description:
    "One of the team sent a file and said what its columns hold. It is read and compared with what is stored; nothing is imported.",
  subject: "file-import",
  data: () => z.object({ kind }),
  examples: [{ kind: "organisations" }],
});

export const FileImportStarted = defineEntry({
  name: "FileImportStarted",
  version: 1,
  title: "Import started",
  description: "One of the team looked at what a file would change and said that it is to be imported.",
  subject: "file-import",
  data: () => z.object({ kind, rows: z.int().check(z.positive()) }),
  examples: [{ kind: "organisations", rows: 218 }],
});

export const FileImportFinished = defineEntry({
  name: "FileImportFinished",
  version: 1,
  title: "Import finished",
  description: "Every row of a file is imported, and those that were to be published are.",
  subject: "file-import",
  data: () => z.extend(countsSchema(), { kind }),
  examples: [{ kind: "organisations", added: 158, changed: 3, unchanged: 57, kept: 0, released: 0 }],
});

export const FileImportUndoStarted = defineEntry({
  name: "FileImportUndoStarted",
  version: 1,
  title: "Undoing of an import started",
  description:
    "One of the team said that what an import added is to go, and what it changed is to be as before.",
  subject: "file-import",
  data: () => z.object({ kind }),
  examples: [{ kind: "organisations" }],
});

export const FileImportUndone = defineEntry({
  name: "FileImportUndone",
  version: 1,
  title: "Import undone",
  description: "All is as it was before an import, but for what somebody has changed or used since.",
  subject: "file-import",
  data: () => z.extend(undoneSchema(), { kind }),
  examples: [{ kind: "organisations", removed: 158, withdrawn: 0, restored: 3, left: 0 }],
});
