import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { firstTaskNames, governanceStateNames } from "./mobilisation.ts";
import { deliveryRouteNames } from "./routes.ts";

export const ProjectCreated = defineEntry({
  name: "ProjectCreated",
  version: 1,
  title: "Project created",
  description: "The team took on a project.",
  subject: "project",
  data: z.object({ route: z.enum(deliveryRouteNames) }),
  examples: [{ route: "supplier" }],
});

export const ProjectStarted = defineEntry({
  name: "ProjectStarted",
  version: 1,
  title: "Project started",
  description: "The work of a project that was being prepared has begun.",
  subject: "project",
  data: z.object({ startsOn: z.iso.date() }),
  examples: [{ startsOn: "2027-03-01" }],
});

export const ProjectTaskChanged = defineEntry({
  name: "ProjectTaskChanged",
  version: 1,
  title: "Task of a project ticked or unticked",
  description: "One of the tasks before the work starts was done, or that was taken back.",
  subject: "project",
  data: z.object({ task: z.enum(firstTaskNames), done: z.boolean() }),
  examples: [{ task: "brief", done: true }],
});

export const ProjectGovernanceChanged = defineEntry({
  name: "ProjectGovernanceChanged",
  version: 1,
  title: "Information governance changed",
  description: "The partner’s information governance of a project has come to another state.",
  subject: "project",
  data: z.object({ state: z.enum(governanceStateNames) }),
  examples: [{ state: "in-progress" }],
});

export const ProjectCompleted = defineEntry({
  name: "ProjectCompleted",
  version: 1,
  title: "Project completed",
  description: "The work is done. The recipe's follow-up steps begin.",
  subject: "project",
  data: z.object({ completedAt: z.iso.datetime() }),
  examples: [{ completedAt: "2026-11-23T16:30:00.000Z" }],
});

const nothing = z.object({});

export const ProjectChanged = defineEntry({
  name: "ProjectChanged",
  version: 1,
  title: "Project changed",
  description: "The team changed what a project is called, its summary, partners, route or dates.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectOwnerChanged = defineEntry({
  name: "ProjectOwnerChanged",
  version: 1,
  title: "Owner or deputy of a project changed",
  description: "Somebody else of the team looks after a project. The person is its owner from now on.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectPaused = defineEntry({
  name: "ProjectPaused",
  version: 1,
  title: "Project paused",
  description: "A project rests, and its follow-ups with it. Why is in its record.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectResumed = defineEntry({
  name: "ProjectResumed",
  version: 1,
  title: "Project resumed",
  description: "A paused project goes on as what it was.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectAbandoned = defineEntry({
  name: "ProjectAbandoned",
  version: 1,
  title: "Project abandoned",
  description: "A project ended without a result. Why is in its record.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectSuperseded = defineEntry({
  name: "ProjectSuperseded",
  version: 1,
  title: "Project superseded",
  description: "Another project takes its place.",
  subject: "project",
  data: z.object({ by: z.string() }),
  examples: [{ by: "PRJ-4F7K-2Q9C" }],
});

export const ProjectHandedOver = defineEntry({
  name: "ProjectHandedOver",
  version: 1,
  title: "Project handed over",
  description: "Others go on with a project. To whom is in its record.",
  subject: "project",
  data: nothing,
  examples: [{}],
});

export const ProjectReopened = defineEntry({
  name: "ProjectReopened",
  version: 1,
  title: "Project reopened",
  description: "The end of a project was taken back, its completion included: it is what it was before.",
  subject: "project",
  data: nothing,
  examples: [{}],
});
