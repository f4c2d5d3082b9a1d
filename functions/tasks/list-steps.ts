import { parseReference } from "../../shared/platform/references.ts";
import {
  setTask as setProjectTask,
  takeTask as takeProjectTask,
} from "../../shared/projects/stages/commands.ts";
import { setTask, takeTask } from "../../shared/tasks/commands.ts";
import { namedTask } from "../../shared/tasks/input.ts";
import type { TaskStatus } from "../../shared/tasks/standing.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Given, MakeStep } from "../entry-points/step.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import { namedInList } from "./open-tasks.ts";

type GivenTask = Given<DeskVisit, { readonly task: string }>;

const setTo = (status: TaskStatus) => async (needs: PageNeeds, _found: unknown, given: GivenTask) => {
  const { task } = given.form;
  const { reference, id } = namedInList(task);
  const changed =
    reference === undefined
      ? await setTask(needs, { id, status }, given)
      : await setProjectTask(
          needs,
          { reference: parseReference("project", reference) ?? "", id, status },
          given,
        );
  return { ...changed, keep: { task } };
};

const take = (needs: PageNeeds, _found: unknown, given: GivenTask) => {
  const { reference, id } = namedInList(given.form.task);
  const by = given.visit.session.person;
  return reference === undefined
    ? takeTask(needs, { id, by }, given)
    : takeProjectTask(needs, { reference: parseReference("project", reference) ?? "", id, by }, given);
};

/** What can be done with a task from a list of tasks about anything. Each can be taken back. */
export const listSteps = (step: MakeStep<DeskVisit, object>) => ({
  done: step({ form: namedTask, run: setTo("done"), done: "1 task is done." }),
  doing: step({ form: namedTask, run: setTo("doing"), done: "The task is started." }),
  "to-do": step({ form: namedTask, run: setTo("to-do"), done: "The task is open again." }),
  take: step({ form: namedTask, run: take, done: "The task is yours." }),
});

/** What is said of the refusals of `listSteps`. */
export const listRefusals = {
  "no-such-part": "This task is not there any more.",
  taken: "Someone else has taken this meanwhile.",
} as const;

/** What the banner of `listSteps` can take back: that a task is done. */
export const listUndo = {
  done: ({ task = "" }: Fields) => (task === "" ? undefined : { step: "to-do", fields: { task } }),
} as const;
