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
