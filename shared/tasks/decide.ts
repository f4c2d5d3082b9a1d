import { type Refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { isOver } from "../platform/wall-clock.ts";
import { TaskAdded, TaskDescribed, TaskStateChanged } from "./entries.ts";
import type { TaskStanding, TaskStatus } from "./standing.ts";
import type { Task } from "./task.ts";

/** Who does a task and by when. What is left out is nobody and no day. */
export interface TaskPlan {
  readonly owner?: string | undefined;
  readonly dueOn?: string | undefined;
}

/** A task in another state since now, as the next version of what it was; undefined where it is in that state already. */
export const inState = <T extends TaskStanding>(
  task: T,
  status: TaskStatus,
  { now, actor }: Occasion,
): T | undefined =>
  task.status === status
    ? undefined
    : { ...task, status, statusAt: now, statusBy: actor.id, version: task.version + 1 };

/** Whether a day by which a task is to be done is over; the one that it has already may stay. */
export const isTooLate = (
  { dueOn }: TaskPlan,
  before: TaskPlan | undefined,
  { now }: Pick<Occasion, "now">,
): boolean => isOver(dueOn, { now, before: before?.dueOn });

/** What a task becomes, with its entries. */
export interface TaskDecision {
  readonly task: Task;
  readonly entries: readonly Entry[];
}

/** What is asked of a new task. */
export interface NewTask extends TaskPlan {
  readonly id: string;
  readonly about: string;
  readonly text: string;
}

/** Adds a task about something. */
export const addTask = (asked: NewTask, occasion: Occasion): TaskDecision | Refused<"due-in-the-past"> => {
  if (isTooLate(asked, undefined, occasion)) return { refusal: "due-in-the-past" };
  const { now, actor } = occasion;
  const task: Task = { ...asked, status: "to-do", addedAt: now, addedBy: actor.id, version: 1 };
  const { id, about } = asked;
  return { task, entries: [record(TaskAdded, { subject: id, data: { about } }, occasion)] };
};

/** Says how a task stands. */
export const setTask = (task: Task, status: TaskStatus, occasion: Occasion): TaskDecision | Unchanged => {
  const after = inState(task, status, occasion);
  if (after === undefined) return UNCHANGED;
  const { id, about } = task;
  return {
    task: after,
    entries: [record(TaskStateChanged, { subject: id, data: { about, status } }, occasion)],
  };
};

/** What may be said of a task besides how it stands. */
export interface TaskDetails extends TaskPlan {
  readonly text: string;
}

/** Says what a task is, who does it and by when. */
export const describeTask = (
  task: Task,
  details: TaskDetails,
  occasion: Occasion,
): TaskDecision | Refused<"due-in-the-past"> | Unchanged => {
  const { text, owner, dueOn } = details;
  if (text === task.text && owner === task.owner && dueOn === task.dueOn) return UNCHANGED;
  if (isTooLate(details, task, occasion)) return { refusal: "due-in-the-past" };
  const { id, about } = task;
  return {
    task: { ...task, text, owner, dueOn, version: task.version + 1 },
    entries: [record(TaskDescribed, { subject: id, data: { about } }, occasion)],
  };
};
