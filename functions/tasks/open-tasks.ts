import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PlainDate } from "../../shared/platform/clock.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import { addDays, mondayOf } from "../../shared/platform/wall-clock.ts";
import { projectTaskIn } from "../../shared/projects/stages/of-list.ts";
import type { TaskStanding } from "../../shared/tasks/standing.ts";
import { taskSchema } from "../../shared/tasks/task.ts";
import { dueOfTask, stateTag } from "./task-words.ts";

/** A task as lists across features name it: the id of one, or the project and the name of one of a project. */
interface ListedTask {
  readonly name: string;
  readonly text: string;
  readonly about: string;
  readonly href: string;
  readonly task: TaskStanding;
}

/** What stands between a project and its task in the name of the task in lists. */
export const BETWEEN = "/";

const toListed = (item: Item): ListedTask => {
  const ofProject = projectTaskIn(item);
  if (ofProject !== undefined) {
    const { reference, task, text } = ofProject;
    const href = toPath(paths.deskProjectTask, { reference, task: task.id });
    return { name: `${reference}${BETWEEN}${task.id}`, text, about: `project:${reference}`, href, task };
  }
  const task = taskSchema.parse(item["task"]);
  return {
    name: task.id,
    text: task.text,
    about: task.about,
    href: toPath(paths.deskTask, { id: task.id }),
    task,
  };
};

/** What a task is called in a list, read back from a form: of a project, or with an id of its own. */
export const namedInList = (
  name: string,
):
  | { readonly reference: string; readonly id: string }
  | { readonly reference?: never; readonly id: string } => {
  const at = name.indexOf(BETWEEN);
  return at === -1 ? { id: name } : { reference: name.slice(0, at), id: name.slice(at + 1) };
};

/** A task of a list as a page shows it, with what it is about still to be named. */
export type TaskLine = ReturnType<typeof taskLine>;

const taskLine = (item: Item, today: PlainDate) => {
  const { task, ...listed } = toListed(item);
  return { ...listed, status: task.status, tag: stateTag(task), ...dueOfTask(task, today) };
};

/** The tasks of a list as a page shows them. */
export const taskLines = (items: readonly Item[], today: PlainDate): readonly TaskLine[] =>
  items.map((item) => taskLine(item, today));

/** What waits, by when it is due; groups of which there are none are left out. */
export const byDueDay = <Line extends { readonly dueOn?: string | undefined }>(
  lines: readonly Line[],
  today: PlainDate,
): readonly { readonly title: string; readonly lines: readonly Line[] }[] => {
  const sunday = addDays(mondayOf(today), 6);
  const within = (title: string, is: (dueOn: string) => boolean) => ({
    title,
    lines: lines.filter(({ dueOn }) => dueOn !== undefined && is(dueOn)),
  });
  return [
    within("Late", (dueOn) => dueOn < today),
    within("Today", (dueOn) => dueOn === today),
    within("Later this week", (dueOn) => dueOn > today && dueOn <= sunday),
    within("Later", (dueOn) => dueOn > today && dueOn > sunday),
    { title: "No due date", lines: lines.filter(({ dueOn }) => dueOn === undefined) },
  ].filter((group) => group.lines.length > 0);
};
