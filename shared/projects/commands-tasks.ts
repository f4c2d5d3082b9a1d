import type { CommitNeeds } from "../journal/commit.ts";
import type { Given } from "./commands.ts";
import { changePart, type PartChanged } from "./commands-parts.ts";
import * as decide from "./decide-tasks.ts";
import { partKinds } from "./parts-store.ts";
import type { StageName } from "./stages.ts";
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

/** Names something that came of a task. */
export const addArtefact = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly artefact: Artefact },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.task, asked, given, ({ part }) =>
    decide.addArtefact(asked.reference, decide.taskAsIs(part, asked.id), asked.artefact, given.occasion),
  );

/** Takes something away that was named with a task. */
export const removeArtefact = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly artefact: string },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.task, asked, given, ({ part }) =>
    decide.removeArtefact(asked.reference, decide.taskAsIs(part, asked.id), asked.artefact, given.occasion),
  );
