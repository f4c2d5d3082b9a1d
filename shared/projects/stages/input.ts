import * as z from "zod/mini";
import { line, optionalId, sentBack, webAddress } from "../../pages/typed.ts";
import { stageNames } from "./stages.ts";

/** Which task is meant by a form. */
export const namedTaskForm = z.object({
  task: sentBack("Select a task").check(z.minLength(1, "Select a task")),
});

const taskText = line({ missing: "Enter what is to do", name: "Task", most: 200 });

/** What adding a task to a stage asks for. */
export const newTaskForm = z.object({
  stage: z.enum(stageNames, { error: "Select the stage that the task belongs to" }),
  text: taskText,
});

/** What the page of a task asks for. */
export const taskDetailsForm = z.object({
  text: z.optional(taskText),
  owner: optionalId("Select who does it from the list"),
  sprint: z.pipe(
    z._default(
      z.union([z.literal(""), sentBack().check(z.regex(/^\d{1,3}$/))], {
        error: "Select a sprint from the list",
      }),
      "",
    ),
    z.transform((text) => (text === "" || Number(text) === 0 ? undefined : Number(text))),
  ),
});

/** What naming a link that came of a task asks for. */
export const artefactForm = z.object({
  name: line({ missing: "Enter what it is, like “Technical report”", name: "Name", most: 120 }),
  url: webAddress({ missing: "Enter where it is", name: "Link" }),
});
