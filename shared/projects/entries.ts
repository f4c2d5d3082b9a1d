import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { deliveryRouteNames } from "./delivery-routes.ts";

export const ProjectCreated = defineEntry({
  name: "ProjectCreated",
  version: 1,
  title: "Project created",
  description: "The team took on a project.",
  subject: "project",
  data: () => z.object({ route: z.enum(deliveryRouteNames) }),
  examples: [{ route: "supplier" }],
});

export const ProjectStarted = defineEntry({
  name: "ProjectStarted",
  version: 1,
  title: "Project started",
  description: "The work of a project that was being prepared has begun.",
  subject: "project",
  data: () => z.object({ startsOn: z.iso.date() }),
  examples: [{ startsOn: "2027-03-01" }],
});

export const ProjectCompleted = defineEntry({
  name: "ProjectCompleted",
  version: 1,
  title: "Project completed",
  description: "The work is done. The recipe’s follow-up steps begin.",
  subject: "project",
  data: () => z.object({ completedAt: z.iso.datetime() }),
  examples: [{ completedAt: "2026-11-23T16:30:00.000Z" }],
});

const nothing = z.object({});

export const ProjectChanged = defineEntry({
  name: "ProjectChanged",
  version: 1,
  title: "Project changed",
  description: "The team changed what a project is called, its summary, partners, route or dates.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});

export const ProjectOwnerChanged = defineEntry({
  name: "ProjectOwnerChanged",
  version: 1,
  title: "Owner or deputy of a project changed",
  description: "Somebody else of the team looks after a project. The person is its owner from now on.",
  subject: "project",
  data: () => nothing,
  examples: [{}],
});
