import { paths, toPath } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { readNames } from "../../shared/sign-in/names.ts";
import { isOpenTask } from "../../shared/tasks/standing.ts";
import type { Task } from "../../shared/tasks/task.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { peopleItems, readCandidates } from "../projects/candidates.ts";
import { dueOfTask, stateTag } from "./task-words.ts";

/** Who may do a task, as the form offers them: nobody is chosen before somebody chooses. */
export const ownerItems = async (needs: PageNeeds, visit: DeskVisit) => [
  { value: "", text: "Choose a person" },
  ...peopleItems(await readCandidates(needs, visit)),
];

/** The tasks about a thing, as its page shows them: those that are open first. No read where everybody is of the team. */
export const tasksPanelView = async (needs: PageNeeds, visit: DeskVisit, tasks: readonly Task[]) => {
  const today = localDate(needs.now());
  const [nameOf, people] = await Promise.all([
    readNames(
      needs,
      tasks.map(({ owner }) => owner),
    ),
    ownerItems(needs, visit),
  ]);
  const shown = tasks.map((task) => ({
    id: task.id,
    text: task.text,
    href: toPath(paths.deskTask, { id: task.id }),
    tag: stateTag(task),
    isOpen: isOpenTask(task),
    owner: task.owner && { id: task.owner, name: nameOf(task.owner) },
    ...dueOfTask(task, today),
  }));
  return { shown: shown.toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen)), people };
};
