import type { Overtaken, Write } from "../journal/commit.ts";
import type { TaskDecision } from "./decide.ts";
import { taskItem } from "./store.ts";

/** The writes and entries of a new task, for the transaction of the thing that it is about, of whichever feature. */
export const newTaskSaving = ({
  task,
  entries,
}: TaskDecision): {
  readonly writes: readonly Write<Overtaken>[];
  readonly entries: TaskDecision["entries"];
} => ({
  writes: [{ put: taskItem(task), when: { expression: "attribute_not_exists(pk)" }, otherwise: "overtaken" }],
  entries,
});
