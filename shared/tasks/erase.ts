import { type Eraser, emptied, NOTHING } from "../privacy/erasure/eraser.ts";

/** A task about somebody stays a task, without its words. */
export const taskEraser: Eraser = {
  kind: "tasks",
  filedAs: "TASK#",
  erase: async (_needs, item) => {
    const writes = emptied(item, "task", () => ({ text: "About a person who was erased" }));
    return writes.length === 0 ? NOTHING : { writes, emptied: { tasks: 1 } };
  },
};
