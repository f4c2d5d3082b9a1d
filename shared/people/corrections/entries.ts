import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { correctableNames } from "./model.ts";

export const PersonCorrected = defineEntry({
  name: "PersonCorrected",
  version: 1,
  title: "Details corrected",
  description:
    "One of the team corrected what is known of a person. What it was before is kept with the person, not here.",
  subject: "person",
  data: () => z.object({ changed: z.array(z.enum(correctableNames)) }),
  examples: [{ changed: ["name", "email"] }],
});
