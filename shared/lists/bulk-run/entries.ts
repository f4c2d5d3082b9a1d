import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const what = () => z.object({ list: z.string(), action: z.string() });
const example = { list: "enquiries", action: "assign" };

export const BulkRunStarted = defineEntry({
  name: "BulkRunStarted",
  version: 1,
  title: "Bulk action started",
  description:
    "One of the team said that something is to be done to all things that fit what a list was asked, after looking at how many they are.",
  subject: "bulk-run",
  data: () => z.extend(what(), { count: z.int().check(z.positive()) }),
  examples: [{ ...example, count: 312 }],
});

export const BulkRunFinished = defineEntry({
  name: "BulkRunFinished",
  version: 1,
  title: "Bulk action finished",
  description: "Each thing of a bulk action was changed, or left for a reason that the desk shows.",
  subject: "bulk-run",
  data: () => z.extend(what(), { changed: z.int(), left: z.int() }),
  examples: [{ ...example, changed: 309, left: 3 }],
});

export const BulkRunUndoStarted = defineEntry({
  name: "BulkRunUndoStarted",
  version: 1,
  title: "Undoing of a bulk action started",
  description: "One of the team said that what a bulk action changed is to be as before.",
  subject: "bulk-run",
  data: what,
  examples: [example],
});

export const BulkRunUndone = defineEntry({
  name: "BulkRunUndone",
  version: 1,
  title: "Bulk action undone",
  description: "What a bulk action changed is as before, but for what was changed since.",
  subject: "bulk-run",
  data: () => z.extend(what(), { back: z.int(), kept: z.int() }),
  examples: [{ ...example, back: 307, kept: 2 }],
});
