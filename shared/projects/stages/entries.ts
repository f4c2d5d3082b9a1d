import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { stageNames } from "./stages.ts";

export const ProjectTaskChanged = defineEntry({
  name: "ProjectTaskChanged",
  version: 1,
  title: "Task of a project ticked or unticked",
  description:
    "A task of a project was done, or that was taken back. Tasks of its own have an id for a name.",
  subject: "project",
  data: () => z.object({ task: z.string(), done: z.boolean() }),
  examples: [{ task: "brief", done: true }],
});

export const ProjectTaskSetAside = defineEntry({
  name: "ProjectTaskSetAside",
  version: 1,
  title: "Task of a project set aside",
  description: "The team decided that a project does not need a task.",
  subject: "project",
  data: () => z.object({ task: z.string() }),
  examples: [{ task: "business-case" }],
});

export const ProjectTaskAdded = defineEntry({
  name: "ProjectTaskAdded",
  version: 1,
  title: "Task added to a project",
  description: "A project has a task of its own in one of its stages.",
  subject: "project",
  data: () => z.object({ task: z.string(), stage: z.enum(stageNames) }),
  examples: [{ task: "01936000-0000-7000-8000-000000000000", stage: "work" }],
});

export const ProjectTaskDescribed = defineEntry({
  name: "ProjectTaskDescribed",
  version: 1,
  title: "Task of a project described",
  description: "Who does a task, in which sprint, or what came of it has changed.",
  subject: "project",
  data: () => z.object({ task: z.string() }),
  examples: [{ task: "technical-report" }],
});
