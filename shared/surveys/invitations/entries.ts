import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const SurveyInvited = defineEntry({
  name: "SurveyInvited",
  version: 1,
  title: "Asked to answer a survey",
  description: "Somebody was asked to answer a survey.",
  subject: "survey",
  data: () => z.object({}),
  examples: [{}],
});
