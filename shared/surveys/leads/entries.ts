import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const nothing = z.object({});

export const SurveyContactAgreed = defineEntry({
  name: "SurveyContactAgreed",
  version: 1,
  title: "Agreed to be contacted after a survey",
  description:
    "Somebody who answered a survey said that the team may get in touch. It is not linked to their answers.",
  subject: "survey",
  data: () => nothing,
  examples: [{}],
});

export const SurveyContactWithdrawn = defineEntry({
  name: "SurveyContactWithdrawn",
  version: 1,
  title: "No longer wants to be contacted after a survey",
  description: "Somebody changed their mind: the team does not get in touch because of this survey.",
  subject: "survey",
  data: () => nothing,
  examples: [{}],
});

export const SurveyLeadTaken = defineEntry({
  name: "SurveyLeadTaken",
  version: 1,
  title: "Conversation taken up",
  description: "One of the team takes up the conversation with somebody who agreed to one.",
  subject: "survey",
  data: () => z.object({ owner: z.string() }),
  examples: [{ owner: "0199e7a0-4c1c-7000-8000-00000000000b" }],
});

export const SurveyConversationArranged = defineEntry({
  name: "SurveyConversationArranged",
  version: 1,
  title: "Time for a conversation set",
  description:
    "A time for a conversation after a survey was booked, moved or cancelled; without a time there is none now.",
  subject: "survey",
  data: () => z.object({ owner: z.optional(z.string()), talkAt: z.optional(z.iso.datetime()) }),
  examples: [{ owner: "0199e7a0-4c1c-7000-8000-00000000000b", talkAt: "2026-12-14T10:00:00.000Z" }],
});

export const SurveyConversationHeld = defineEntry({
  name: "SurveyConversationHeld",
  version: 1,
  title: "Conversation held",
  description: "One of the team talked with somebody who agreed to it, and noted what came of it.",
  subject: "survey",
  data: () => z.object({ talkedOn: z.iso.date(), outcomes: z.array(z.string()) }),
  examples: [{ talkedOn: "2026-12-14", outcomes: ["problem"] }],
});

export const SurveyLeadRested = defineEntry({
  name: "SurveyLeadRested",
  version: 1,
  title: "Conversation let rest",
  description: "The team will not talk with somebody who agreed to it.",
  subject: "survey",
  data: () => nothing,
  examples: [{}],
});
