import type { CommitNeeds } from "../journal/commit.ts";
import type { Given } from "./commands.ts";
import { changePart, type PartChanged, type PartState } from "./commands-parts.ts";
import * as decide from "./decide-plan.ts";
import { planTask as decidePlanTask, taskAsIs } from "./decide-tasks.ts";
import type { PartAnswer } from "./part.ts";
import { partKinds } from "./parts-store.ts";
import type { Absence, Plan } from "./plan.ts";

const changePlan = (
  needs: CommitNeeds,
  reference: string,
  given: Given,
  answerOn: (state: PartState<Plan>) => PartAnswer<Plan>,
): Promise<PartChanged> => changePart(needs, partKinds.plan, { reference, id: "plan" }, given, answerOn);

/** Divides the work of a project into sprints of so many weeks. */
export const makePlan = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly weeks: number },
  given: Given,
): Promise<PartChanged> =>
  changePlan(needs, asked.reference, given, ({ project, part }) =>
    decide.makePlan(project, part, asked.weeks, given.occasion),
  );

/** Moves all sprints by so many days. */
export const movePlan = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly days: number },
  given: Given,
): Promise<PartChanged> =>
  changePlan(needs, asked.reference, given, ({ part }) =>
    decide.movePlan(asked.reference, part, asked.days, given.occasion),
  );

/** Says what a sprint is for. */
export const setGoal = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly sprint: number; readonly goal: string },
  given: Given,
): Promise<PartChanged> =>
  changePlan(needs, asked.reference, given, ({ part }) =>
    decide.setGoal(asked.reference, part, asked, given.occasion),
  );

/** Notes that somebody is away. */
export const addAbsence = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly absence: Absence },
  given: Given,
): Promise<PartChanged> =>
  changePlan(needs, asked.reference, given, ({ part }) =>
    decide.addAbsence(asked.reference, part, asked.absence, given.occasion),
  );

/** Takes back that somebody is away. */
export const removeAbsence = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly absence: string },
  given: Given,
): Promise<PartChanged> =>
  changePlan(needs, asked.reference, given, ({ part }) =>
    decide.removeAbsence(asked.reference, part, asked.absence, given.occasion),
  );

/** Plans a task for a sprint, or for none. */
export const planTask = (
  needs: CommitNeeds,
  asked: { readonly reference: string; readonly id: string; readonly sprint: number | undefined },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.task, asked, given, ({ part }) =>
    decidePlanTask(asked.reference, taskAsIs(part, asked.id), asked.sprint, given.occasion),
  );
