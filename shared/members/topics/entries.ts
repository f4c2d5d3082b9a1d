import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const TopicsChanged = defineEntry({
  name: "TopicsChanged",
  version: 1,
  title: "Topics changed",
  description: "The team changed the list of topics that members can get news about.",
  subject: "page",
  data: () => z.object({ topics: z.array(z.object({ id: z.string(), open: z.boolean() })) }),
  examples: [{ topics: [{ id: "events", open: true }] }],
});
