import type { Item } from "../../platform/dynamo.ts";
import { standardTask } from "./stages.ts";
import { type Task, taskSchema } from "./task.ts";

/** A task of a project as it stands in a list of open tasks, with its words. */
export interface ListedTask {
  readonly reference: string;
  readonly task: Task;
  readonly text: string;
}

const PROJECT = "PROJECT#";

/** The task of a project in an item of the lists of open tasks; undefined where the task is about something else. */
export const projectTaskIn = (item: Item): ListedTask | undefined => {
  const pk = String(item["pk"]);
  if (!pk.startsWith(PROJECT)) return undefined;
  const task = taskSchema.parse(item["task"]);
  return {
    reference: pk.slice(PROJECT.length),
    task,
    text: task.text ?? standardTask(task.id)?.text ?? "A task that is not asked for any more",
  };
};
