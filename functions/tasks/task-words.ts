import type { PlainDate } from "../../shared/platform/clock.ts";
import { isOpenTask, type TaskStanding, type TaskStatus, taskStates } from "../../shared/tasks/standing.ts";

const classes: Readonly<Record<TaskStatus, string>> = {
  "to-do": "nhsuk-tag--grey",
  doing: "nhsuk-tag--blue",
  done: "nhsuk-tag--green",
  "not-needed": "nhsuk-tag--white",
};

/** How a task stands, as a tag. */
export const stateTag = ({ status }: Pick<TaskStanding, "status">) => ({
  text: taskStates[status],
  classes: classes[status],
});

/** What is said beside the due day of what waits: that it is late, or due today. Nothing of what is done. */
export const dueTag = (dueOn: PlainDate | undefined, today: PlainDate) => {
  if (dueOn === undefined || dueOn > today) return undefined;
  return dueOn === today
    ? { text: "Due today", classes: "nhsuk-tag--orange" }
    : { text: "Late", classes: "nhsuk-tag--red" };
};

/** The due day of a task with its tag, as lists show it. */
export const dueOfTask = (task: Pick<TaskStanding, "status" | "dueOn">, today: PlainDate) => ({
  dueOn: task.dueOn,
  dueTag: isOpenTask(task) ? dueTag(task.dueOn, today) : undefined,
});
