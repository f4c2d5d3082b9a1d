import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import type { TaskDecision } from "./decide.ts";
import { taskItem } from "./store.ts";

/** The writes and entries of a new task. */
export const newTaskSaving = ({ task, entries }: TaskDecision) => {
  const put: Write<Overtaken> = {
    put: taskItem(task),
    when: { expression: "attribute_not_exists(pk)" },
    otherwise: "overtaken",
  };
  return { writes: [put], entries };
};

/** A transaction of any feature together with the new tasks that it leaves with the team. */
export const withTasks = <OfWrites extends string>(
  saving: Saving<OfWrites>,
  tasks: readonly TaskDecision[] = [],
): Saving<OfWrites | Overtaken> => {
  const added = tasks.map(newTaskSaving);
  const writes: readonly Write<OfWrites | Overtaken>[] = saving.writes ?? [];
  return {
    ...saving,
    writes: [...writes, ...added.flatMap((one) => one.writes)],
    entries: [...(saving.entries ?? []), ...added.flatMap((one) => one.entries)],
  };
};
