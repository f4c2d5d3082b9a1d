import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { frequencyNames } from "../frequencies.ts";

export const MemberTopicsChosen = defineEntry({
  name: "MemberTopicsChosen",
  version: 1,
  title: "Topics chosen",
  description: "A member changed the topics that they want news about, or how often they want it.",
  subject: "member",
  data: () => z.object({ topics: z.array(z.string()), frequency: z.enum(frequencyNames) }),
  examples: [{ topics: ["events", "results"], frequency: "weekly" }],
});

export const NewsStopped = defineEntry({
  name: "NewsStopped",
  version: 1,
  title: "News stopped from a letter",
  description: "A member ended news about a topic, or all news, by the link in a newsletter or digest.",
  subject: "member",
  data: () => z.object({ kind: z.string(), about: z.string(), topic: z.optional(z.string()) }),
  examples: [{ kind: "newsletter", about: "NWS-4F7K-2Q9C", topic: "results" }],
});
