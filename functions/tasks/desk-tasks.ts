import { paths } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { listTaskItems } from "../../shared/tasks/store.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import tasksPage from "./desk-tasks.njk";
import { listRefusals, listSteps, listUndo } from "./list-steps.ts";
import { byDueDay, taskLines } from "./open-tasks.ts";

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
      free: named(free),
    });
  },
  steps: listSteps,
  undo: listUndo,
  refusals: listRefusals,
});
