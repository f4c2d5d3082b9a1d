import * as z from "zod/mini";
import { line, optionalId, sentBack, together, webAddress } from "../../pages/typed.ts";
import { keysOf } from "../../platform/keys.ts";
import { namedTask, taskPlanFields, taskText } from "../../tasks/input.ts";
import { taskStates } from "../../tasks/standing.ts";
import { stageNames } from "./stages.ts";

const optionalSprint = z.pipe(
  z._default(
    z.union([z.literal(""), sentBack().check(z.regex(/^\d{1,3}$/))], {
      error: "Select a sprint from the list",
    }),
    "",
  ),
  z.transform((text) => (text === "" || Number(text) === 0 ? undefined : Number(text))),
);

/** What adding a task to a stage asks for. */
export const newTaskForm = z.object({
  stage: z.enum(stageNames, { error: "Select the stage that the task belongs to" }),
  text: taskText,
});

/** What the page of a task asks for. */
export const taskDetailsForm = z.pipe(
  z.object({ taskText: z.optional(taskText), ...taskPlanFields, sprint: optionalSprint }),
  z.transform(({ taskText: text, ...details }) => ({ text, ...details })),
);

/** The tasks that are planned at once are at most as many: each is two writes, and a transaction holds a hundred. */
export const MOST_PLANNED = 40;

// Which stage the board showed, to show it again.
const shownStage = z.catch(z.enum([...stageNames, "all"]), "all");

/** What a button on the board says: to which column a task moves. */
export const movedTaskForm = z.object({
  ...namedTask.shape,
  to: z.enum(keysOf(taskStates), { error: "Select a column" }),
  _stage: shownStage,
});

/** What planning the ticked tasks asks for. */
export const plannedTasksForm = z
  .object({ sprint: optionalSprint, owner: optionalId("Select a person from the list"), _stage: shownStage })
  .check(
    together({
      holds: ({ sprint, owner }) => sprint !== undefined || owner !== undefined,
      field: "sprint",
      error: "Select a sprint or a person",
    }),
  );

/** What naming a link that came of a task asks for. */
export const artefactForm = z.object({
  name: line({ missing: "Enter what it is, like “Technical report”", name: "Name", most: 120 }),
  url: webAddress({ missing: "Enter where it is", name: "Link" }),
});
