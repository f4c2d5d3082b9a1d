import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { lightNames } from "./week-note.ts";

export const WeekNoteWritten = defineEntry({
  name: "WeekNoteWritten",
  version: 1,
  title: "Week note written",
  description: "Somebody of the team wrote, or changed, what happened to a project in a week.",
  subject: "project",
  data: () => z.object({ week: z.iso.date(), light: z.enum(lightNames) }),
  examples: [{ week: "2026-11-23", light: "on-track" }],
});

export const WeekNoteSkipped = defineEntry({
  name: "WeekNoteSkipped",
  version: 1,
  title: "Week note skipped",
  description: "There was nothing to say of a project in a week.",
  subject: "project",
  data: () => z.object({ week: z.iso.date() }),
  examples: [{ week: "2026-11-23" }],
});
