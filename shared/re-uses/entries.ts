import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { newsDaySchema } from "./news/days.ts";
import { newsAnswerNames, stageNames } from "./stages.ts";

const none = z.object({});

export const ReUseRequested = defineEntry({
  name: "ReUseRequested",
  version: 1,
  title: "Re-use asked for",
  description:
    "An organisation wants to use what the programme made: by the form of the catalogue, by a call that the team wrote down, or as a lead of a webinar. `again` when the organisation was in the ledger already.",
  subject: "re-use",
  data: () =>
    z.object({
      item: z.optional(z.string()),
      project: z.optional(z.string()),
      by: z.enum(["form", "desk", "event"]),
      again: z.boolean(),
    }),
  examples: [{ item: "CAI-4F7K-2Q9C", project: "PRJ-4F7K-2Q9C", by: "form", again: false }],
});

export const ReUseStageChanged = defineEntry({
  name: "ReUseStageChanged",
  version: 1,
  title: "Stage of a re-use changed",
  description: "An organisation has come further with what it uses, has stopped, or a step was taken back.",
  subject: "re-use",
  data: () => z.object({ from: z.enum(stageNames), to: z.enum(stageNames) }),
  examples: [{ from: "adapting", to: "piloting" }],
});

export const ReUseNewsDue = defineEntry({
  name: "ReUseNewsDue",
  version: 1,
  title: "News of a re-use due",
  description:
    "So many days after somebody asked, they are to be asked how far they have come. Written by a timer.",
  subject: "re-use",
  data: () => z.object({ day: newsDaySchema }),
  examples: [{ day: 30 }],
});

export const ReUseNewsGiven = defineEntry({
  name: "ReUseNewsGiven",
  version: 1,
  title: "News of a re-use given",
  description: "The contact answered, or changed their answer, how far they have come.",
  subject: "re-use",
  data: () => z.object({ day: newsDaySchema, answer: z.enum(newsAnswerNames) }),
  examples: [{ day: 90, answer: "live" }],
});

export const ReUseBenefitReported = defineEntry({
  name: "ReUseBenefitReported",
  version: 1,
  title: "Benefit of a re-use reported",
  description:
    "An organisation says what it has of what it uses, or the team wrote it down. The words are with the re-use.",
  subject: "re-use",
  data: () => none,
  examples: [{}],
});

export const ReUseChanged = defineEntry({
  name: "ReUseChanged",
  version: 1,
  title: "Re-use changed",
  description:
    "The team changed who looks after a re-use, its next contact, its outcome or whether it may be named.",
  subject: "re-use",
  data: () => none,
  examples: [{}],
});

export const ReUseNoteAdded = defineEntry({
  name: "ReUseNoteAdded",
  version: 1,
  title: "Note of a re-use added",
  description: "The team or the contact wrote something down. The words are with the re-use.",
  subject: "re-use",
  data: () => none,
  examples: [{}],
});

export const ReUseMerged = defineEntry({
  name: "ReUseMerged",
  version: 1,
  title: "Re-use merged",
  description: "Two re-uses were one. This one goes on in the other.",
  subject: "re-use",
  data: () => z.object({ into: z.string() }),
  examples: [{ into: "RUS-4F7K-2Q9C" }],
});
