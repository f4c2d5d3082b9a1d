import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const ChampionAsked = defineEntry({
  name: "ChampionAsked",
  version: 1,
  title: "Asked to be a champion",
  description: "One of the team asked a member to be a champion of the community.",
  subject: "member",
  data: () => z.object({}),
  examples: [{}],
});

export const ChampionTermBegan = defineEntry({
  name: "ChampionTermBegan",
  version: 1,
  title: "Became a champion",
  description: "A member accepted to be a champion of the community until a day.",
  subject: "member",
  data: () => z.object({ until: z.iso.date() }),
  examples: [{ until: "2027-11-23" }],
});

export const ChampionChanged = defineEntry({
  name: "ChampionChanged",
  version: 1,
  title: "Champion’s details changed",
  description:
    "A champion changed what they offer, or whether they are shown on the public page; `shown` says how that is now.",
  subject: "member",
  data: () => z.object({ shown: z.boolean() }),
  examples: [{ shown: true }],
});

export const ChampionTermRenewed = defineEntry({
  name: "ChampionTermRenewed",
  version: 1,
  title: "Champion’s term renewed",
  description: "A champion, or one of the team for them, had the term go on until another day.",
  subject: "member",
  data: () => z.object({ until: z.iso.date() }),
  examples: [{ until: "2028-11-23" }],
});

export const ChampionTermDue = defineEntry({
  name: "ChampionTermDue",
  version: 1,
  title: "Champion’s term ends soon, or today",
  description:
    "A champion’s term ends in a month (`soon`), or has come to its end (`over`); a timer wrote it.",
  subject: "member",
  data: () => z.object({ until: z.iso.date(), what: z.enum(["soon", "over"]) }),
  examples: [{ until: "2027-11-23", what: "soon" }],
});

export const ChampionReminded = defineEntry({
  name: "ChampionReminded",
  version: 1,
  title: "Champion told that the term ends",
  description: "A champion was written to that the term ends in a month, and how to stay.",
  subject: "member",
  data: () => z.object({ until: z.iso.date() }),
  examples: [{ until: "2027-11-23" }],
});

export const ChampionTermEnded = defineEntry({
  name: "ChampionTermEnded",
  version: 1,
  title: "Champion’s term ended",
  description:
    "Somebody is no champion any more, or declined to be one: the term was over, they stepped down, or the team ended it.",
  subject: "member",
  data: () => z.object({ by: z.enum(["term", "person", "team", "declined"]) }),
  examples: [{ by: "term" }],
});
