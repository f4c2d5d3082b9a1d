import type { CommitNeeds } from "../journal/commit.ts";
import { dropLink, noteLink } from "../links/note.ts";
import type { Given } from "./commands.ts";
import { changePart, type PartChanged } from "./commands-parts.ts";
import * as decide from "./decide-tasks.ts";
import { partKinds } from "./parts-store.ts";
import { type StageName, standardTask } from "./stages.ts";
import type { Artefact, TaskStatus } from "./task.ts";

/** Adds a task of its own to a stage of a project. `id` is new. */
export const addTask = (
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly id: string;
    readonly stage: StageName;
    readonly text: string;
  },
  given: Given,
): Promise<PartChanged> => {
  const { reference, ...task } = asked;
  return changePart(needs, partKinds.task, asked, given, ({ part }) =>
    part === undefined ? decide.addTask(reference, task, given.occasion) : { unchanged: true },
  );
};

/** Ticks a task, takes that back, or says that this project does not need it. */
export const setTask = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly status: TaskStatus },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.task, asked, given, ({ part }) =>
    decide.setTask(asked.reference, decide.taskAsIs(part, asked.id), asked.status, given.occasion),
  );

/** Says what an added task is, who does it and in which sprint. */
export const describeTask = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly details: decide.TaskDetails },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.task, asked, given, ({ part }) =>
    decide.describeTask(asked.reference, decide.taskAsIs(part, asked.id), asked.details, given.occasion),
  );

/** The name under which a link of a task is looked after: a task may have several, and the name of one says nothing that was typed. */
const linkNameOf = (reference: string, task: string, artefact: string) => ({
  subject: `project:${reference}`,
  what: `${standardTask(task) === undefined ? "own-task" : task}-link-${artefact.slice(-6)}`,
});

/** Names something that came of a task. A link is looked after from then on; the project's owner hears when it dies. */
export const addArtefact = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly artefact: Artefact },
  given: Given,
): Promise<PartChanged> =>
  changePart(
    needs,
    partKinds.task,
    asked,
    given,
    ({ part }) =>
      decide.addArtefact(asked.reference, decide.taskAsIs(part, asked.id), asked.artefact, given.occasion),
    ({ owner }) => {
      const { id, url } = asked.artefact;
      if (url === undefined) return [];
      return noteLink({ ...linkNameOf(asked.reference, asked.id, id), url, owner }, given.occasion.now);
    },
  );

/** Takes something away that was named with a task. */
export const removeArtefact = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly artefact: string },
  given: Given,
): Promise<PartChanged> =>
  changePart(
    needs,
    partKinds.task,
    asked,
    given,
    ({ part }) =>
      decide.removeArtefact(asked.reference, decide.taskAsIs(part, asked.id), asked.artefact, given.occasion),
    () => dropLink(linkNameOf(asked.reference, asked.id, asked.artefact)),
  );
