import * as z from "zod/mini";
import { line, optionalDate, optionalId, sentBack } from "../pages/typed.ts";

/** What is to do, as any form for a task asks for it. */
export const taskText = line({ missing: "Enter what is to be done", name: "Task", most: 200 });

/** Who does a task and by when, as any form for a task asks for it. */
export const taskPlanFields = {
  owner: optionalId("Select a person from the list"),
  dueOn: optionalDate({ name: "Due date" }),
} as const;

/** What the form of a task asks for, new or not. Its field is `taskText`, because it stands on pages with other texts. */
export const taskForm = z.pipe(
  z.object({ taskText, ...taskPlanFields }),
  z.transform(({ taskText: text, ...plan }) => ({ text, ...plan })),
);

/** Which task is meant by a button. */
export const namedTask = z.object({
  task: sentBack("Select a task").check(z.minLength(1, "Select a task")),
});
