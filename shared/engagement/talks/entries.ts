import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const week = z.iso.date();

export const TalksChosen = defineEntry({
  name: "TalksChosen",
  version: 1,
  title: "People to talk to chosen",
  description: "The people whom the team should talk to were chosen for the week that began on this Monday.",
  subject: "report",
  data: () => z.object({ week, people: z.array(z.uuid()) }),
  examples: [{ week: "2026-11-23", people: ["0199e7a0-4c1c-7000-8000-000000000001"] }],
});

export const TalkNoted = defineEntry({
  name: "TalkNoted",
  version: 1,
  title: "Talk noted",
  description:
    "The team talked with somebody whom it wanted to talk to that week, left it for another time, or said that this was not so.",
  subject: "person",
  data: () => z.object({ week, became: z.enum(["spoken", "skipped", "open"]) }),
  examples: [{ week: "2026-11-23", became: "spoken" }],
});

export const TalksFollowed = defineEntry({
  name: "TalksFollowed",
  version: 1,
  title: "Talks followed up",
  description:
    "Four weeks after the week of this Monday it was noted how many of those with whom the team talked were active after it.",
  subject: "report",
  data: () => z.object({ week, spoken: z.int(), active: z.int() }),
  examples: [{ week: "2026-10-26", spoken: 4, active: 3 }],
});
