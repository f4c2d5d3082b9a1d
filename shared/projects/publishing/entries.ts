import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { publishingAnswerNames } from "./model.ts";

const nothing = z.object({});

export const ProjectPublishingAnswered = defineEntry({
  name: "ProjectPublishingAnswered",
  version: 1,
  title: "Question of the publishing gate answered",
  description:
    "Somebody answered a question of the checklist before publishing. The evidence is in its record.",
  subject: "project",
  data: () => z.object({ check: z.string(), answer: z.enum(publishingAnswerNames) }),
  examples: [{ check: "licence", answer: "yes" }],
});

export const ProjectGatePassed = defineEntry({
  name: "ProjectGatePassed",
  version: 1,
  title: "Ready to publish",
  description: "Every mandatory question of the publishing gate is answered with yes.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectGateLost = defineEntry({
  name: "ProjectGateLost",
  version: 1,
  title: "No longer ready to publish",
  description: "A mandatory question of the publishing gate is no longer answered with yes.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});
