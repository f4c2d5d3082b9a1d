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
