import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
import { TaskAdded, TaskDescribed, TaskStateChanged } from "./entries.ts";
import { isOpenTask } from "./standing.ts";
import { readTask } from "./store.ts";

/** A task about something waits for its owner, or for nobody yet, until it is done or not needed. */
export const taskWork = derivedFrom({
  kind: "task",
  entries: [TaskAdded, TaskStateChanged, TaskDescribed],
  keys: /^TASK#(\S+) TASK$/,
  read: readTask,
  items: (task) => {
    const { id, about, owner, dueOn } = task;
    if (!isOpenTask(task)) return [];
    const thing = { kind: "task", about, part: id } as const;
    return [workItem(owner, { ...thing, dueOn }), ...ownedItems({ owner }, thing)];
  },
});
