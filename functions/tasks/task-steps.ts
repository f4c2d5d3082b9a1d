import type { Key } from "../../shared/platform/dynamo.ts";
import { addTask, setTask } from "../../shared/tasks/commands.ts";
import { namedTask, taskForm } from "../../shared/tasks/input.ts";
import type { TaskSubject } from "../../shared/tasks/task.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { MakeStep } from "../entry-points/step.ts";
import { dueDayIsOver, dueDayOf, savedTask } from "./given-due-day.ts";

/** The kind of thing that a page shows, and where such a thing is kept. */
interface About {
  readonly kind: TaskSubject;
  readonly key: (id: string) => Key;
}

/** What the buttons of `tasksPanel` do, for the page of a thing that is named by its reference or id. */
export const taskSteps = (step: MakeStep<DeskVisit, string>, { kind, key }: About) => ({
  "add-task": step({
    form: taskForm,
    run: async (needs, subject, given) => {
      const { occasion, visit, form } = given;
      const { dueOn, keep } = dueDayOf(form, occasion.now);
      const changed = await addTask(
        needs,
        {
          ...form,
          dueOn,
          id: occasion.newId(),
          about: `${kind}:${subject}`,
          subject: key(subject),
          by: visit.session.person,
        },
        given,
      );
      return { ...changed, keep, fragment: "tasks" };
    },
    done: savedTask("The task is added."),
  }),
  "task-done": step({
    form: namedTask,
    run: async (needs, _subject, given) => ({
      ...(await setTask(needs, { id: given.form.task, status: "done" }, given)),
      fragment: "tasks",
    }),
    done: "The task is done.",
  }),
  "task-reopen": step({
    form: namedTask,
    run: async (needs, _subject, given) => ({
      ...(await setTask(needs, { id: given.form.task, status: "to-do" }, given)),
      fragment: "tasks",
    }),
    done: "The task is open again.",
  }),
});

/** What is said of the refusals of `taskSteps`. */
export const taskRefusals = {
  "due-in-the-past": dueDayIsOver,
  "owner-not-of-team": { field: "owner", text: "Select a person from the list", status: 422 },
} as const;
