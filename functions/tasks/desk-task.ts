import { paths } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { readNames } from "../../shared/sign-in/names.ts";
import { describeTask, setTask } from "../../shared/tasks/commands.ts";
import { taskForm } from "../../shared/tasks/input.ts";
import { isOpenTask, type TaskStatus } from "../../shared/tasks/standing.ts";
import { readTask } from "../../shared/tasks/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { MakeStep } from "../entry-points/step.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import taskPage from "./desk-task.njk";
import { dueDayOf, savedTask } from "./given-due-day.ts";
import { taskRefusals } from "./task-steps.ts";
import { dueOfTask, stateTag } from "./task-words.ts";
import { ownerItems } from "./tasks-panel.ts";

const move = (step: MakeStep<DeskVisit, { readonly id: string }>, status: TaskStatus, done: string) =>
  step({ run: (needs, { id }, given) => setTask(needs, { id, status }, given), done });

/** One task about something: how it stands, who does it and by when. */
export const page = deskPage({
  path: paths.deskTask,
  names: (_needs, { request: { parameters } }) => ({ id: parameters.id }),
  load: ({ table }, { id }) => readTask(table, id),
  show: async (needs, task, { visit }) => {
    const { owner, statusBy, addedBy, about } = task;
    const [nameOf, people, aboutOf] = await Promise.all([
      readNames(needs, [owner, statusBy, addedBy]),
      ownerItems(needs, visit),
      readAboutSubjects(needs.table, [about]),
    ]);
    const isMissing = owner !== undefined && people.every(({ value }) => value !== owner);
    return view(taskPage, {
      task: {
        ...task,
        ...dueOfTask(task, localDate(needs.now())),
        tag: stateTag(task),
        isOpen: isOpenTask(task),
      },
      saved: { taskText: task.text, owner, dueOn: task.dueOn },
      about: aboutOf(about),
      who: statusBy && nameOf(statusBy),
      addedBy: addedBy && nameOf(addedBy),
      people: [...people, ...(isMissing ? [{ value: owner, text: nameOf(owner) }] : [])],
    });
  },
  steps: (step) => ({
    "to-do": move(step, "to-do", "The task is to do again."),
    doing: move(step, "doing", "The task is started."),
    done: move(step, "done", "The task is done."),
    "not-needed": move(step, "not-needed", "The task is not needed."),
    save: step({
      form: taskForm,
      run: async (needs, { id }, given) => {
        const { dueOn, keep } = dueDayOf(given.form, given.occasion.now);
        const details = { ...given.form, dueOn };
        const changed = await describeTask(needs, { id, by: given.visit.session.person, details }, given);
        return { ...changed, keep };
      },
      done: savedTask("Saved."),
    }),
  }),
  refusals: taskRefusals,
});
