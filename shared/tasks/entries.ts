import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { keysOf } from "../platform/keys.ts";
import { taskStates } from "./standing.ts";

const id = "01936000-0000-7000-8000-000000000000";

export const TaskAdded = defineEntry({
  name: "TaskAdded",
  version: 1,
  title: "Task added",
  description: "The team has something to do about an enquiry, an application, an event or a person.",
  subject: "task",
  data: () => z.object({ about: z.string() }),
  examples: [{ about: "enquiry:ENQ-4F7K-2Q9C" }, { about: `person:${id}` }],
});

export const TaskStateChanged = defineEntry({
  name: "TaskStateChanged",
  version: 1,
  title: "State of a task changed",
  description: "A task was begun or done, is not needed, or is to be done again.",
  subject: "task",
  data: () => z.object({ about: z.string(), status: z.enum(keysOf(taskStates)) }),
  examples: [{ about: "enquiry:ENQ-4F7K-2Q9C", status: "done" }],
});

export const TaskDescribed = defineEntry({
  name: "TaskDescribed",
  version: 1,
  title: "Task changed",
  description: "The text of a task, its owner or the day by which it is due has changed.",
  subject: "task",
  data: () => z.object({ about: z.string() }),
  examples: [{ about: "event:EVT-4F7K-2Q9C" }],
});
