import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const HomePageEdited = defineEntry({
  name: "HomePageEdited",
  version: 1,
  title: "Home page edited",
  description: "The team changed the words of the home page, or took an earlier version back.",
  subject: "page",
  data: () => z.object({ version: z.int().check(z.positive()) }),
  examples: [{ version: 3 }],
});
