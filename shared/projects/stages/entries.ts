import * as z from "zod/mini";
import { defineEntry, earlierVersion } from "../../journal/entry.ts";
import { stageNames } from "./stages.ts";

export const ProjectTaskChanged = defineEntry({
  name: "ProjectTaskChanged",
  version: 2,
  title: "State of a project’s task changed",
  description:
    "A task of a project was begun or done, or is to be done again. Tasks of its own have an id for a name.",
  subject: "project",
  data: () => z.object({ task: z.string(), status: z.enum(["to-do", "doing", "done"]) }),
  examples: [{ task: "brief", status: "done" }],
  earlier: [
    earlierVersion(
      () => z.object({ task: z.string(), done: z.boolean() }),
      { task: "brief", done: true },
      ({ task, done }) => ({ task, status: done ? "done" : "to-do" }),
    ),
  ],
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
