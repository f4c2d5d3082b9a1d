import { paths } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { listTaskItems } from "../../shared/tasks/store.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import { besideTask, fromMyTasks } from "./beside-task.ts";
import tasksPage from "./desk-tasks.njk";
import { listRefusals, listSteps, listUndo } from "./list-steps.ts";
import { byDueDay, taskLines } from "./open-tasks.ts";

/** My open tasks, whatever they are about, by due day; and those that nobody has. Two queries and a read. */
export const page = deskPage({
  path: paths.deskTasks,
  names: nothing,
  load: async ({ table, now }, _named, { request, visit }) => {
    const [mine, nobodys] = await Promise.all([
      listTaskItems(table, visit.session.person),
      listTaskItems(table, undefined),
    ]);
    const today = localDate(now());
    const lines = { mine: taskLines(mine, today), nobodys: taskLines(nobodys, today), today };
    const beside = besideTask(lines, request.query);
    return beside === undefined ? lines : { redirect: beside };
  },
  show: async (needs, { mine: own, nobodys: free, today }) => {
    const aboutOf = await readAboutSubjects(
      needs.table,
      [...own, ...free].map(({ about }) => about),
    );
    const named = (lines: typeof own, isFree: boolean) =>
      lines.map((line) => ({ ...line, href: fromMyTasks(line, isFree), about: aboutOf(line.about) }));
    return view(tasksPage, {
      groups: byDueDay(named(own, false), today),
      free: named(free, true),
    });
  },
  steps: listSteps,
  undo: listUndo,
  arrivals: {
    "no-next": "That was the last of your tasks.",
    "no-previous": "That was the first of your tasks.",
  },
  refusals: listRefusals,
});
