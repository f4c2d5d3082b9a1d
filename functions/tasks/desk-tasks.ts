import { paths } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import {
  setTask as setProjectTask,
  takeTask as takeProjectTask,
} from "../../shared/projects/stages/commands.ts";
import { setTask, takeTask } from "../../shared/tasks/commands.ts";
import { namedTask } from "../../shared/tasks/input.ts";
import type { TaskStatus } from "../../shared/tasks/standing.ts";
import { listTaskItems } from "../../shared/tasks/store.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { Given } from "../entry-points/step.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import tasksPage from "./desk-tasks.njk";
import { byDueDay, namedInList, taskLines } from "./open-tasks.ts";

type GivenTask = Given<DeskVisit, { readonly task: string }>;

const setTo = (status: TaskStatus) => async (needs: PageNeeds, _found: unknown, given: GivenTask) => {
  const { task } = given.form;
  const { reference, id } = namedInList(task);
  const named = reference === undefined ? undefined : parseReference("project", reference);
  const changed =
    named === undefined
      ? await setTask(needs, { id, status }, given)
      : await setProjectTask(needs, { reference: named ?? "", id, status }, given);
  return { ...changed, keep: { task } };
};

const take = async (needs: PageNeeds, _found: unknown, given: GivenTask) => {
  const { reference, id } = namedInList(given.form.task);
  const by = given.visit.session.person;
  const named = reference === undefined ? undefined : parseReference("project", reference);
  return named === undefined
    ? takeTask(needs, { id, by }, given)
    : takeProjectTask(needs, { reference: named ?? "", id, by }, given);
};

/** My open tasks, whatever they are about, by due day; and those that nobody has. Two queries and a read. */
export const page = deskPage({
  path: paths.deskTasks,
  names: nothing,
  load: async ({ table }, _named, { visit }) => {
    const [mine, nobodys] = await Promise.all([
      listTaskItems(table, visit.session.person),
      listTaskItems(table, undefined),
    ]);
    return { mine, nobodys };
  },
  show: async (needs, { mine, nobodys }) => {
    const today = localDate(needs.now());
    const [own, free] = [taskLines(mine, today), taskLines(nobodys, today)];
    const aboutOf = await readAboutSubjects(
      needs.table,
      [...own, ...free].map(({ about }) => about),
    );
    const named = (lines: typeof own) => lines.map((line) => ({ ...line, about: aboutOf(line.about) }));
    return view(tasksPage, {
      groups: byDueDay(named(own), today),
      all: own.length,
      free: named(free),
    });
  },
  steps: (step) => ({
    done: step({ form: namedTask, run: setTo("done"), done: "1 task is done." }),
    doing: step({ form: namedTask, run: setTo("doing"), done: "The task is started." }),
    "to-do": step({ form: namedTask, run: setTo("to-do"), done: "The task is open again." }),
    take: step({ form: namedTask, run: take, done: "The task is yours." }),
  }),
  undo: { done: ({ task = "" }) => (task === "" ? undefined : { step: "to-do", fields: { task } }) },
  refusals: {
    "no-such-part": "This task is not there any more.",
    taken: "Someone else has taken this task meanwhile.",
  },
});
