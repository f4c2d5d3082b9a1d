import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const FileRefused = defineEntry({
  name: "FileRefused",
  version: 1,
  title: "File refused",
  description:
    "Malware was found in a file that somebody sent, or nobody could look into it. Nobody can open it.",
  subject: "file",
  data: () => z.object({ why: z.enum(["malware", "not-checkable"]) }),
  examples: [{ why: "malware" }],
});

export const FileScanDue = defineEntry({
  name: "FileScanDue",
  version: 1,
  title: "Scan of a file due",
  description: "A file was kept an hour ago, and nothing has been said of its scan. Written by a timer.",
  subject: "file",
  data: () => z.object({}),
  examples: [{}],
});

export const FileDiscarded = defineEntry({
  name: "FileDiscarded",
  version: 1,
  title: "File discarded",
  description: "A file is not needed any more. It is erased with every version of it.",
  subject: "file",
  data: () => z.object({}),
  examples: [{}],
});
