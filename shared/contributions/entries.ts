import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { contributionKindNames } from "./model.ts";

const kind = () => z.object({ kind: z.enum(contributionKindNames) });
const none = () => z.object({});

export const ContributionOffered = defineEntry({
  name: "ContributionOffered",
  version: 1,
  title: "Offered something to the community",
  description:
    "A member offered a case study, a session or help, or asked the other members a question. The team looks at it.",
  subject: "contribution",
  data: kind,
  examples: [{ kind: "case-study" }],
});

export const ContributionTaken = defineEntry({
  name: "ContributionTaken",
  version: 1,
  title: "Offer taken up",
  description: "The team took up what a member offered; a case study is a draft in the catalogue by it.",
  subject: "contribution",
  data: () => z.extend(kind(), { item: z.optional(z.string()) }),
  examples: [{ kind: "case-study", item: "CAI-4F7K-2Q9C" }],
});

export const ContributionDeclined = defineEntry({
  name: "ContributionDeclined",
  version: 1,
  title: "Offer not taken up",
  description: "The team did not take up what a member offered, and told them why.",
  subject: "contribution",
  data: kind,
  examples: [{ kind: "session" }],
});

export const QuestionPassedOn = defineEntry({
  name: "QuestionPassedOn",
  version: 1,
  title: "Question passed on",
  description:
    "The team passes a member’s question on to those who get news about a topic. The letter waits in the outbox until it is approved.",
  subject: "contribution",
  data: () => z.object({ topic: z.string(), until: z.iso.datetime() }),
  examples: [{ topic: "methods", until: "2026-12-22T09:00:00.000Z" }],
});

export const QuestionAnswered = defineEntry({
  name: "QuestionAnswered",
  version: 1,
  title: "Answered a question of another member",
  description:
    "A member answered a question that another had asked. The words are with the question, not here.",
  subject: "contribution",
  data: none,
  examples: [{}],
});

export const QuestionClosed = defineEntry({
  name: "QuestionClosed",
  version: 1,
  title: "Question closed",
  description: "The team is through with a question; whoever asked it is told of its answers.",
  subject: "contribution",
  data: () => z.object({ answers: z.int().check(z.nonnegative()) }),
  examples: [{ answers: 4 }],
});

export const QuestionPublished = defineEntry({
  name: "QuestionPublished",
  version: 1,
  title: "Question published",
  description:
    "A question and those of its answers whose writers agreed are on the public pages, without names.",
  subject: "contribution",
  data: none,
  examples: [{}],
});
