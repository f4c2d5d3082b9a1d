import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const nothing = z.object({});

export const ProjectPaused = defineEntry({
  name: "ProjectPaused",
  version: 1,
  title: "Project paused",
  description: "A project rests, and its follow-ups with it. Why is in its record.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectResumed = defineEntry({
  name: "ProjectResumed",
  version: 1,
  title: "Project resumed",
  description: "A paused project goes on as what it was.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectAbandoned = defineEntry({
  name: "ProjectAbandoned",
  version: 1,
  title: "Project abandoned",
  description: "A project ended without a result. Why is in its record.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectSuperseded = defineEntry({
  name: "ProjectSuperseded",
  version: 1,
  title: "Project superseded",
  description: "Another project takes its place.",
  subject: "project",
  data: () => z.object({ by: z.string() }),
  examples: [{ by: "PRJ-4F7K-2Q9C" }],
});

export const ProjectHandedOver = defineEntry({
  name: "ProjectHandedOver",
  version: 1,
  title: "Project handed over",
  description: "Others go on with a project. To whom is in its record.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectReopened = defineEntry({
  name: "ProjectReopened",
  version: 1,
  title: "Project reopened",
  description: "The end of a project was taken back, its completion included: it is what it was before.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});
