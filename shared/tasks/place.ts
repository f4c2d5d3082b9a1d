import { isOpenTask, type TaskStanding } from "./standing.ts";

const NOBODY = "nobody";

/** The list of the open tasks of one of the team, or of nobody. */
export const listOfTasks = (owner: string | undefined): string => `TASKS#of#${owner ?? NOBODY}`;

// A place in a list begins with a digit or a lower-case letter: what has no day comes last.
const NO_DAY = "no-day";

/** The place of a task that is still to be done in the list of who does it, by due day. Tasks of projects lie in the same lists. */
export const taskPlace = (
  task: TaskStanding,
  id: string,
): { readonly list: string; readonly listSort: string } | undefined =>
  isOpenTask(task) ? { list: listOfTasks(task.owner), listSort: `${task.dueOn ?? NO_DAY}#${id}` } : undefined;
