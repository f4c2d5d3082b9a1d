import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { documentStateNames, governanceDocumentNames, governanceStateNames } from "./governance.ts";
import { deliveryRouteNames } from "./routes.ts";
import { stageNames } from "./stages.ts";

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
  description:
    "A task of a project was done, or that was taken back. Tasks of its own have an id for a name.",
  subject: "project",
  data: z.object({ task: z.string(), done: z.boolean() }),
  examples: [{ task: "brief", done: true }],
});

export const ProjectTaskSetAside = defineEntry({
  name: "ProjectTaskSetAside",
  version: 1,
  title: "Task of a project set aside",
  description: "The team decided that a project does not need a task.",
  subject: "project",
  data: z.object({ task: z.string() }),
  examples: [{ task: "business-case" }],
});

export const ProjectTaskAdded = defineEntry({
  name: "ProjectTaskAdded",
  version: 1,
  title: "Task added to a project",
  description: "A project has a task of its own in one of its stages.",
  subject: "project",
  data: z.object({ task: z.string(), stage: z.enum(stageNames) }),
  examples: [{ task: "01936000-0000-7000-8000-000000000000", stage: "work" }],
});

export const ProjectTaskDescribed = defineEntry({
  name: "ProjectTaskDescribed",
  version: 1,
  title: "Task of a project described",
  description: "Who does a task, in which sprint, or what came of it has changed.",
  subject: "project",
  data: z.object({ task: z.string() }),
  examples: [{ task: "technical-report" }],
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

export const ProjectGovernanceDocumentChanged = defineEntry({
  name: "ProjectGovernanceDocumentChanged",
  version: 1,
  title: "Document of information governance changed",
  description: "Whether a document of information governance is needed, and how far it has come.",
  subject: "project",
  data: z.object({ document: z.enum(governanceDocumentNames), state: z.enum(documentStateNames) }),
  examples: [{ document: "dpia", state: "draft" }],
});

export const ProjectGovernancePlanned = defineEntry({
  name: "ProjectGovernancePlanned",
  version: 1,
  title: "Owner or date of information governance changed",
  description: "Who at the partner owns information governance, and by when it should be approved.",
  subject: "project",
  data: z.object({}),
  examples: [{}],
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
