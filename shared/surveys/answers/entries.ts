import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const SurveyAnswered = defineEntry({
  name: "SurveyAnswered",
  version: 1,
  title: "Survey answered",
  description:
    "Somebody answered a survey that is not anonymous, or changed their answers. There is no such entry of an anonymous survey: it would tell when somebody answered.",
  subject: "survey",
  data: () => z.object({ sheet: z.string() }),
  examples: [{ sheet: "0199e7a0-4c1c-7000-8000-00000000000a" }],
});

export const SurveyAnswersReleased = defineEntry({
  name: "SurveyAnswersReleased",
  version: 1,
  title: "Anonymous answers released",
  description:
    "Answers to an anonymous survey, five or more together and in an order by chance, were put into its results.",
  subject: "survey",
  data: () => z.object({ count: z.int() }),
  examples: [{ count: 7 }],
});
