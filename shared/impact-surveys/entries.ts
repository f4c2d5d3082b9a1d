import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { roundNames } from "./survey.ts";

const data = z.object({ round: z.enum(roundNames) });

export const ImpactSurveySent = defineEntry({
  name: "ImpactSurveySent",
  version: 1,
  title: "Impact survey sent",
  description:
    "The team asked somebody, before or after a project, how they see its subject. The subject is the project.",
  subject: "impact-survey",
  data: () => data,
  examples: [{ round: "before" }],
});

export const ImpactSurveyReminderDue = defineEntry({
  name: "ImpactSurveyReminderDue",
  version: 1,
  title: "Reminder of an impact survey due",
  description: "A week has passed since somebody was asked. Written by a timer, unless they answered.",
  subject: "impact-survey",
  data: () => data,
  examples: [{ round: "before" }],
});

export const ImpactSurveyAnswered = defineEntry({
  name: "ImpactSurveyAnswered",
  version: 1,
  title: "Impact survey answered",
  description: "Somebody answered an impact survey, or changed their answers.",
  subject: "impact-survey",
  data: () => data,
  examples: [{ round: "after" }],
});
