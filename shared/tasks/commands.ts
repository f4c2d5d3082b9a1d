import type { Refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import type { Key } from "../platform/dynamo.ts";
import { checksOfGiven } from "../sign-in/team.ts";
import { newTaskSaving } from "./add.ts";
import {
  addTask as decideAddTask,
  describeTask as decideDescribeTask,
  setTask as decideSetTask,
  type NewTask,
  type TaskDetails,
} from "./decide.ts";
import type { TaskStatus } from "./standing.ts";
import { readTask, taskSaving } from "./store.ts";

/** A new task about something that is kept under `subject`. `by` is who adds it, being signed in. */
export interface AddTask extends NewTask {
  readonly subject: Key;
  readonly by: string;
}

/** Adds a task about something, which must be there. No read and one transaction. */
export const addTask = (
  needs: CommitNeeds,
  { subject, by, ...asked }: AddTask,
  { once, occasion }: Command,
): Promise<Changed<"due-in-the-past" | "owner-not-of-team" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => Promise.resolve(asked),
      decide: (task) => decideAddTask(task, occasion),
      save: (_asked, decision) => {
        const { writes, entries } = newTaskSaving(decision);
        const isThere = {
          check: subject,
          when: { expression: "attribute_exists(pk)" },
          otherwise: "unknown",
        } as const;
        const checks = checksOfGiven([asked.owner], [by], "owner-not-of-team");
        return { writes: [...writes, isThere, ...checks], entries };
      },
    },
  );

/** Says how a task stands. One read and one transaction. */
export const setTask = (
  needs: CommitNeeds,
  { id, status }: { readonly id: string; readonly status: TaskStatus },
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readTask(needs.table, id),
      decide: (task) => decideSetTask(task, status, occasion),
      save: (before, decision) => taskSaving<never>(before, decision, []),
    },
  );

/** Says what a task is, who does it and by when. One read and one transaction. */
export const describeTask = (
  needs: CommitNeeds,
  { id, by, details }: { readonly id: string; readonly by: string; readonly details: TaskDetails },
  { once, occasion }: Command,
): Promise<Changed<"due-in-the-past" | "owner-not-of-team" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readTask(needs.table, id),
      decide: (task) => decideDescribeTask(task, details, occasion),
      save: (before, decision) =>
        taskSaving(before, decision, checksOfGiven([details.owner], [by, before.owner], "owner-not-of-team")),
    },
  );

/** Gives a task to whoever asks for it; refused when somebody else has it meanwhile. One read and one transaction. */
export const takeTask = (
  needs: CommitNeeds,
  { id, by }: { readonly id: string; readonly by: string },
  { once, occasion }: Command,
): Promise<Changed<"taken" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readTask(needs.table, id),
      decide: (task) => {
        const { owner, text, dueOn } = task;
        if (owner !== undefined && owner !== by) return { refusal: "taken" } satisfies Refused<"taken">;
        const decision = decideDescribeTask(task, { text, dueOn, owner: by }, occasion);
        // The day stays as it is, so it is never too late.
        return "refusal" in decision ? ({ refusal: "taken" } satisfies Refused<"taken">) : decision;
      },
      save: (before, decision) => taskSaving<never>(before, decision, []),
    },
  );
