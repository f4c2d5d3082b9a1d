import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { inState, isTooLate, type TaskPlan } from "../../tasks/decide.ts";
import type { TaskStatus } from "../../tasks/standing.ts";
import { type ChangedPart, nextVersion, type PartDecision, type PartsDecision } from "../parts/model.ts";
import {
  ProjectTaskAdded,
  ProjectTaskChanged,
  ProjectTaskDescribed,
  ProjectTaskSetAside,
} from "./entries.ts";
import { type StageName, standardTask } from "./stages.ts";
import type { Artefact, Task } from "./task.ts";

const MOST_ARTEFACTS = 20;

/** Why nothing is done about a task that neither every project has nor this one added. */
export type NoSuchTask = "no-such-part";

/** The task as it is: as kept, or as every project has it before anything was said of it. Undefined when there is no such task. */
export const taskAsIs = (kept: Task | undefined, id: string): Task | undefined => {
  if (kept !== undefined) return kept;
  const standard = standardTask(id);
  // A version before the first: what is decided on it is the first that is kept.
  return standard && { id, stage: standard.stage, status: "to-do", artefacts: [], version: 0 };
};

const statusEntry = (subject: string, id: string, status: TaskStatus, occasion: Occasion): Entry =>
  status === "not-needed"
    ? record(ProjectTaskSetAside, { subject, data: { task: id } }, occasion)
    : record(ProjectTaskChanged, { subject, data: { task: id, status } }, occasion);

/** Adds a task of its own to a stage of a project. */
export const addTask = (
  reference: string,
  asked: { readonly id: string; readonly stage: StageName; readonly text: string },
  occasion: Occasion,
): PartDecision<Task> => ({
  part: { ...asked, status: "to-do", artefacts: [], version: 1 },
  entries: [
    record(ProjectTaskAdded, { subject: reference, data: { task: asked.id, stage: asked.stage } }, occasion),
  ],
});

/** Says that a task is to do, is being done, is done, or that this project does not need it. */
export const setTask = (
  reference: string,
  task: Task | undefined,
  status: TaskStatus,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  const part = inState(task, status, occasion);
  return part === undefined
    ? UNCHANGED
    : { part, entries: [statusEntry(reference, task.id, status, occasion)] };
};

/** What may be said of a task besides how it stands. The text is only that of an added one. */
export interface TaskDetails extends TaskPlan {
  readonly text?: string | undefined;
  readonly sprint?: number | undefined;
}

const described = (reference: string, part: Task, occasion: Occasion): ChangedPart<Task> => ({
  part,
  entries: [record(ProjectTaskDescribed, { subject: reference, data: { task: part.id } }, occasion)],
});

/** Says what an added task is, who does it, by when and in which sprint. What is left out is nobody and none. */
export const describeTask = (
  reference: string,
  task: Task | undefined,
  details: TaskDetails,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask | "due-in-the-past"> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  const { owner, dueOn, sprint } = details;
  const text = task.text === undefined ? undefined : (details.text ?? task.text);
  const part = nextVersion<Task>(task, { text, owner, dueOn, sprint });
  if (text === task.text && owner === task.owner && dueOn === task.dueOn && sprint === task.sprint)
    return UNCHANGED;
  if (isTooLate(details, task, occasion)) return { refusal: "due-in-the-past" };
  return described(reference, part, occasion);
};

/** Gives a task to somebody who asks for it, unless somebody else has it. */
export const takeTask = (
  reference: string,
  task: Task | undefined,
  by: string,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask | "taken"> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  if (task.owner === by) return UNCHANGED;
  if (task.owner !== undefined) return { refusal: "taken" };
  return described(reference, nextVersion<Task>(task, { owner: by }), occasion);
};

/** Gives a task to somebody else, or to nobody. */
export const giveTask = (
  reference: string,
  task: Task | undefined,
  owner: string | undefined,
  occasion: Occasion,
): ChangedPart<Task> | Refused<NoSuchTask> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  if (task.owner === owner) return UNCHANGED;
  return described(reference, nextVersion<Task>(task, { owner }), occasion);
};

/** What is said of several tasks at once: what is left out stays as it is with each. */
export interface TasksPlan {
  readonly sprint?: number | undefined;
  readonly owner?: string | undefined;
}

/** A task as it is planned with others: its sprint, its owner, or both; undefined where it is planned so already. */
const planned = (reference: string, task: Task, plan: TasksPlan, occasion: Occasion) => {
  const { owner = task.owner, sprint = task.sprint } = plan;
  return owner === task.owner && sprint === task.sprint
    ? undefined
    : described(reference, nextVersion<Task>(task, { owner, sprint }), occasion);
};

/** Plans several tasks at once. */
export const planTasks = (
  reference: string,
  kept: readonly Task[],
  { ids, plan }: { readonly ids: readonly string[]; readonly plan: TasksPlan },
  occasion: Occasion,
): PartsDecision<Task> | Refused<NoSuchTask> | Unchanged => {
  const tasks = [...new Set(ids)].map((id) =>
    taskAsIs(
      kept.find((one) => one.id === id),
      id,
    ),
  );
  const decided = tasks.flatMap((task) => (task && planned(reference, task, plan, occasion)) ?? []);
  if (tasks.includes(undefined)) return { refusal: "no-such-part" };
  return decided.length === 0 ? UNCHANGED : { parts: decided };
};

/** Names something that came of a task. The same link again is nothing new. */
export const addArtefact = (
  reference: string,
  task: Task | undefined,
  artefact: Artefact,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask | "too-many"> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  if (artefact.url !== undefined && task.artefacts.some(({ url }) => url === artefact.url)) return UNCHANGED;
  if (task.artefacts.length >= MOST_ARTEFACTS) return { refusal: "too-many" };
  return described(
    reference,
    nextVersion<Task>(task, { artefacts: [...task.artefacts, artefact] }),
    occasion,
  );
};

/** Takes an artefact away from a task. What it leads to stays where it is. */
export const removeArtefact = (
  reference: string,
  task: Task | undefined,
  id: string,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  const artefacts = task.artefacts.filter((one) => one.id !== id);
  if (artefacts.length === task.artefacts.length) return UNCHANGED;
  return described(reference, nextVersion<Task>(task, { artefacts }), occasion);
};
