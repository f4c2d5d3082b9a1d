import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { outputNames } from "./outputs.ts";
import { publishingAnswerNames } from "./publishing.ts";

const nothing = z.object({});

export const ProjectOutputsChanged = defineEntry({
  name: "ProjectOutputsChanged",
  version: 1,
  title: "Outputs of a project named",
  description:
    "Somebody said where a project's outputs are, or why there are none. What is missing is still to come.",
  subject: "project",
  data: z.object({
    given: z.array(z.enum(outputNames)),
    notMade: z.array(z.enum(outputNames)),
    missing: z.array(z.enum(outputNames)),
  }),
  examples: [
    {
      given: ["code", "technical-report", "case-study"],
      notMade: ["impact-assessment"],
      missing: ["data-note"],
    },
  ],
});

export const ProjectPublishingAnswered = defineEntry({
  name: "ProjectPublishingAnswered",
  version: 1,
  title: "Question of the publishing gate answered",
  description:
    "Somebody answered a question of the checklist before publishing. The evidence is in its record.",
  subject: "project",
  data: z.object({ check: z.string(), answer: z.enum(publishingAnswerNames) }),
  examples: [{ check: "licence", answer: "yes" }],
});

export const ProjectGatePassed = defineEntry({
  name: "ProjectGatePassed",
  version: 1,
  title: "Ready to publish",
  description: "Every mandatory question of the publishing gate is answered with yes.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectGateLost = defineEntry({
  name: "ProjectGateLost",
  version: 1,
  title: "No longer ready to publish",
  description: "A mandatory question of the publishing gate is no longer answered with yes.",
  subject: "project",
  data: nothing,
  examples: [{}],
});
