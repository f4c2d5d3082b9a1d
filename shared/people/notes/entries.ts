import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const note = z.object({ note: z.uuid() });
const example = { note: "0199e7a0-4c1c-7000-8000-000000000001" };

export const PersonNoted = defineEntry({
  name: "PersonNoted",
  version: 1,
  title: "Note written",
  description:
    "One of the team wrote a note of the relationship with a person. What it says is with the person, not here.",
  subject: "person",
  data: () => note,
  examples: [example],
});

export const PersonNoteChanged = defineEntry({
  name: "PersonNoteChanged",
  version: 1,
  title: "Note changed",
  description: "One of the team changed a note of a person, or said that it was looked at again.",
  subject: "person",
  data: () => note,
  examples: [example],
});

export const PersonNoteRemoved = defineEntry({
  name: "PersonNoteRemoved",
  version: 1,
  title: "Note removed",
  description: "One of the team took a note of a person away.",
  subject: "person",
  data: () => note,
  examples: [example],
});
