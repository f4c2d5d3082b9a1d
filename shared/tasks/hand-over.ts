import { refused } from "../journal/answer.ts";
import { type Handing, handing } from "../work/handing.ts";
import { describeTask } from "./decide.ts";
import { readTask, taskSaving } from "./store.ts";

/** A task about something changes hands. Its day stays, late or not. */
export const taskHanding: Handing = handing({
  read: (table, { part = "" }) => readTask(table, part),
  holders: ({ owner }) => ({ owner }),
  decide: (task, { holders, occasion }) => {
    const { text, dueOn } = task;
    const decided = describeTask(task, { text, dueOn, owner: holders.owner }, occasion);
    return "refusal" in decided ? refused("changed") : decided;
  },
  save: (before, decision) => taskSaving<never>(before, decision, []),
});
