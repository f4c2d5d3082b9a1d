import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { nextVersion, type PartDecision } from "../parts/model.ts";
import {
  ProjectTaskAdded,
  ProjectTaskChanged,
  ProjectTaskDescribed,
  ProjectTaskSetAside,
} from "./entries.ts";
import { type StageName, standardTask } from "./stages.ts";
import type { Artefact, Task, TaskStatus } from "./task.ts";

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
    : record(ProjectTaskChanged, { subject, data: { task: id, done: status === "done" } }, occasion);

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

/** Ticks a task, takes that back, or says that this project does not need it. */
export const setTask = (
  reference: string,
  task: Task | undefined,
  status: TaskStatus,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  if (task.status === status) return UNCHANGED;
  const part = nextVersion<Task>(task, {
    status,
    statusAt: occasion.now,
    statusBy: occasion.actor.id,
  });
  return { part, entries: [statusEntry(reference, task.id, status, occasion)] };
};

/** What may be said of a task besides how it stands. The text is only that of an added one. */
export interface TaskDetails {
  readonly text?: string | undefined;
  readonly owner?: string | undefined;
  readonly sprint?: number | undefined;
}

const described = (reference: string, part: Task, occasion: Occasion): PartDecision<Task> => ({
  part,
  entries: [record(ProjectTaskDescribed, { subject: reference, data: { task: part.id } }, occasion)],
});

/** Says what an added task is, who does it and in which sprint. What is left out is nobody and none. */
export const describeTask = (
  reference: string,
  task: Task | undefined,
  { text, owner, sprint }: TaskDetails,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask> | Unchanged => {
  if (task === undefined) return { refusal: "no-such-part" };
  const ownText = task.text === undefined ? undefined : (text ?? task.text);
  if (ownText === task.text && owner === task.owner && sprint === task.sprint) return UNCHANGED;
  return described(reference, nextVersion<Task>(task, { text: ownText, owner, sprint }), occasion);
};

/** Plans a task for a sprint, or for none. */
export const planTask = (
  reference: string,
  task: Task | undefined,
  sprint: number | undefined,
  occasion: Occasion,
): PartDecision<Task> | Refused<NoSuchTask> | Unchanged =>
  task === undefined
    ? { refusal: "no-such-part" }
    : describeTask(reference, task, { owner: task.owner, sprint }, occasion);

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
