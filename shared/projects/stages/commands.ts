import { UNCHANGED } from "../../journal/answer.ts";
import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { dropLink, noteLink } from "../../links/note.ts";
import { checksOfGiven } from "../../sign-in/team.ts";
import type { TaskStatus } from "../../tasks/standing.ts";
import { changePart, changeParts } from "../parts/commands.ts";
import { partKinds } from "../parts/store.ts";
import {
  addArtefact as decideAddArtefact,
  addTask as decideAddTask,
  describeTask as decideDescribeTask,
  planTasks as decidePlanTasks,
  removeArtefact as decideRemoveArtefact,
  setTask as decideSetTask,
  takeTask as decideTakeTask,
  type NoSuchTask,
  type TaskDetails,
  type TasksPlan,
  taskAsIs,
} from "./decide.ts";
import { type StageName, standardTask } from "./stages.ts";
import type { Artefact } from "./task.ts";

const kind = partKinds.task;

/** A task of a project, by its id or by the name that it has in every project. */
interface NamedTask {
  readonly reference: string;
  readonly id: string;
}

/** Adds a task of its own to a stage of a project. `id` is new. */
export const addTask = (
  needs: CommitNeeds,
  { reference, ...task }: NamedTask & { readonly stage: StageName; readonly text: string },
  command: Command,
): Promise<Changed<"unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id: task.id,
    decide: ({ part }) => (part === undefined ? decideAddTask(reference, task, command.occasion) : UNCHANGED),
  });

/** Says that a task is to do, is being done, is done, or that this project does not need it. */
export const setTask = (
  needs: CommitNeeds,
  { reference, id, status }: NamedTask & { readonly status: TaskStatus },
  command: Command,
): Promise<Changed<NoSuchTask | "unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    decide: ({ part }) => decideSetTask(reference, taskAsIs(part, id), status, command.occasion),
  });

/** Gives a task to whoever asks for it; refused when somebody else has it meanwhile. */
export const takeTask = (
  needs: CommitNeeds,
  { reference, id, by }: NamedTask & { readonly by: string },
  command: Command,
): Promise<Changed<NoSuchTask | "taken" | "unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    decide: ({ part }) => decideTakeTask(reference, taskAsIs(part, id), by, command.occasion),
  });

/** Says what an added task is, who does it, by when and in which sprint. */
export const describeTask = (
  needs: CommitNeeds,
  { reference, id, details, by }: NamedTask & { readonly details: TaskDetails; readonly by: string },
  command: Command,
): Promise<Changed<NoSuchTask | "not-of-team" | "due-in-the-past" | "unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    writes: (_project, before) => checksOfGiven([details.owner], [by, before?.owner], "not-of-team"),
    decide: ({ part }) => decideDescribeTask(reference, taskAsIs(part, id), details, command.occasion),
  });

/** Plans several tasks at once: their sprint, their owner, or both. One query and one transaction; at most 40 tasks. */
export const planTasks = (
  needs: CommitNeeds,
  {
    reference,
    ids,
    plan,
    by,
  }: {
    readonly reference: string;
    readonly ids: readonly string[];
    readonly plan: TasksPlan;
    readonly by: string;
  },
  command: Command,
): Promise<Changed<NoSuchTask | "not-of-team" | "unknown">> =>
  changeParts(needs, command, {
    kind,
    reference,
    parts: ({ tasks }) => tasks,
    decide: (tasks) => decidePlanTasks(reference, tasks, { ids, plan }, command.occasion),
    writes: () => checksOfGiven([plan.owner], [by], "not-of-team"),
  });

/** The name under which a link of a task is looked after: a task may have several, and the name of one says nothing that was typed. */
const linkNameOf = ({ reference, id }: NamedTask, artefact: string) => ({
  subject: `project:${reference}`,
  what: `${standardTask(id) === undefined ? "own-task" : id}-link-${artefact.slice(-6)}`,
});

/** Names something that came of a task. A link is looked after from then on; the project's owner hears when it dies. */
export const addArtefact = (
  needs: CommitNeeds,
  { artefact, ...named }: NamedTask & { readonly artefact: Artefact },
  command: Command,
): Promise<Changed<NoSuchTask | "too-many" | "unknown">> =>
  changePart(needs, command, {
    kind,
    ...named,
    decide: ({ part }) =>
      decideAddArtefact(named.reference, taskAsIs(part, named.id), artefact, command.occasion),
    writes: ({ owner }) => {
      const { id, url } = artefact;
      return url === undefined
        ? []
        : noteLink({ ...linkNameOf(named, id), url, owner }, command.occasion.now);
    },
  });

/** Takes something away that was named with a task. */
export const removeArtefact = (
  needs: CommitNeeds,
  { artefact, ...named }: NamedTask & { readonly artefact: string },
  command: Command,
): Promise<Changed<NoSuchTask | "unknown">> =>
  changePart(needs, command, {
    kind,
    ...named,
    decide: ({ part }) =>
      decideRemoveArtefact(named.reference, taskAsIs(part, named.id), artefact, command.occasion),
    writes: () => dropLink(linkNameOf(named, artefact)),
  });
