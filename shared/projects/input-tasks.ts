import * as z from "zod";
import { line } from "./input.ts";
import { stageNames } from "./stages.ts";
import { taskStatusNames } from "./task.ts";

/** What ticking a task, or taking that back, asks for. */
export const taskStatusForm = z.object({
  task: z.string({ error: "Select a task" }).min(1, "Select a task").max(60, "Select a task"),
  status: z.enum(taskStatusNames, { error: "Select how the task stands" }),
});

const taskText = line("Task", "Enter what is to do", 200);

/** What adding a task to a stage asks for. */
export const newTaskForm = z.object({
  stage: z.enum(stageNames, { error: "Select the stage that the task belongs to" }),
  text: taskText,
});

/** What the page of a task asks for. */
export const taskDetailsForm = z.object({
  text: taskText.optional(),
  owner: z
    .union([z.literal(""), z.uuid()], { error: "Select who does it from the list" })
    .default("")
    .transform((id) => (id === "" ? undefined : id)),
  sprint: z
    .union([z.literal(""), z.string().regex(/^\d{1,3}$/)], { error: "Select a sprint from the list" })
    .default("")
    .transform((text) => (text === "" || Number(text) === 0 ? undefined : Number(text))),
});

/** The address of something on the web as typed, in its one spelling; undefined for any other text, and with a name or password in it. */
export const webAddress = (typed: string): string | undefined => {
  if (!URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && url.username === "" && url.password === "" ? url.href : undefined;
};

/** What naming a link that came of a task asks for. */
export const artefactForm = z.object({
  name: line("Name", "Enter what it is, like “Technical report”", 120),
  url: z
    .string({ error: "Enter where it is" })
    .trim()
    .max(2000, "Link must be 2,000 characters or less")
    .transform((typed, context) => {
      const url = webAddress(typed);
      if (url !== undefined) return url;
      context.addIssue({
        code: "custom",
        message: "Enter a whole web address, like https://www.example.com/report",
      });
      return z.NEVER;
    }),
});
