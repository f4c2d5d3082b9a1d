import listTemplate from "../../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../../shared/pages/paths.ts";
import { keysOf } from "../../../shared/platform/keys.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { sayShortDate } from "../../../shared/platform/time.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import type { Project } from "../../../shared/projects/project.ts";
import { progressOf, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import { type NameOf, readNames } from "../../../shared/sign-in/names.ts";
import { isOpenTask, taskStates } from "../../../shared/tasks/standing.ts";
import { type DeskList, inMemory, type Look } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { dueOfTask, stateTag } from "../../tasks/task-words.ts";
import { projectPaths } from "../project-links.ts";
import { projectTaskBulk } from "./bulk-actions.ts";

/** A task with the stage that it belongs to. */
interface StagedTask extends TaskLine {
  readonly project: string;
  readonly stageTitle: string;
  /** Where it stands among all tasks of its project. */
  readonly place: number;
}

/** A project with all its tasks, in the order of its stages. */
interface Tasks {
  readonly project: Project;
  readonly tasks: readonly StagedTask[];
  readonly stages: readonly { readonly value: string; readonly text: string }[];
  readonly nameOf: NameOf;
}

interface Row {
  readonly task: StagedTask;
  readonly owner: string;
  readonly due: ReturnType<typeof dueOfTask>;
}

const NOBODY = "nobody";

const fits = (task: StagedTask, { asked: { filters } }: Look<Tasks>): boolean => {
  const { q = "", stage, state, owner } = filters;
  return (
    task.text.toLowerCase().includes(q.toLowerCase()) &&
    (stage === undefined || task.stage === stage) &&
    (state === undefined || (state === "open" ? isOpenTask(task) : task.status === state)) &&
    (owner === undefined || (task.owner ?? NOBODY) === owner)
  );
};

const ownerChoices = ({ tasks, nameOf }: Tasks) => [
  { value: "", text: "Anybody" },
  ...[...new Set(tasks.flatMap(({ owner }) => owner ?? []))].map((value) => ({ value, text: nameOf(value) })),
  { value: NOBODY, text: "Nobody" },
];

const list: DeskList<typeof paths.deskProjectTasks, Tasks, StagedTask, Row> = {
  name: projectTaskBulk.name,
  path: paths.deskProjectTasks,
  words: {
    title: ({ of: { project } }) => `Tasks: ${project.title}`,
    things: projectTaskBulk.things,
    search: { label: "Search tasks", hint: "Words of the task" },
    within: ({ of: { project } }) => ({
      section: paths.deskProjects,
      back: { href: projectPaths(project.reference).own, text: project.title },
    }),
    empty: () => "This project has no tasks.",
    links: ({ of: { project } }) => {
      const { own, board } = projectPaths(project.reference);
      return [
        { href: own, text: "The project" },
        { href: board, text: "The board" },
      ];
    },
  },
  takes: ["q", "stage", "state", "owner"],
  load: async (needs, { request }) => {
    const reference = parseReference("project", request.parameters.reference);
    const whole = reference === null ? undefined : await readWholeProject(needs.table, reference);
    if (whole === undefined) return undefined;
    const stages = progressOf(whole.project, whole.tasks);
    const lines = stages.flatMap(({ title, blocks }) =>
      blocks.flatMap(({ tasks }) =>
        tasks.map((task) => ({ ...task, project: whole.project.reference, stageTitle: title })),
      ),
    );
    const tasks = lines.map((task, place) => ({ ...task, place }));
    const nameOf = await readNames(
      needs,
      tasks.map(({ owner }) => owner),
    );
    const names = stages.map(({ name, title }) => ({ value: name, text: title }));
    return { project: whole.project, tasks, stages: names, nameOf };
  },
  find: (_needs, look) => inMemory(look.of.tasks.filter((task) => fits(task, look))),
  idOf: ({ id }) => id,
  hrefOf: ({ id, project: reference }) => toPath(paths.deskProjectTask, { reference, task: id }),
  rows: async (_needs, tasks, { of: { nameOf }, today }) =>
    tasks.map((task) => ({
      task,
      owner: task.owner === undefined ? "" : nameOf(task.owner),
      due: dueOfTask(task, today),
    })),
  columns: [
    {
      key: "task",
      heading: "Task",
      sort: ({ text }) => text,
      cell: ({ task }) => ({ text: task.text }),
    },
    {
      key: "stage",
      heading: "Stage",
      sort: ({ place }) => String(place),
      natural: "up",
      cell: ({ task }) => ({ text: task.stageTitle }),
    },
    {
      key: "state",
      heading: "State",
      sort: ({ status }) => String(keysOf(taskStates).indexOf(status)),
      cell: ({ task }) => ({ tags: [stateTag(task)] }),
    },
    {
      key: "owner",
      heading: "Assigned to",
      sort: ({ owner }, { of: { nameOf } }) => (owner === undefined ? "" : nameOf(owner)),
      cell: ({ owner, task }) => ({ text: owner, href: personPath(task.owner) }),
    },
    {
      key: "due",
      heading: "Due",
      sort: ({ dueOn }) => dueOn ?? "",
      cell: ({ due: { dueOn, dueTag } }) => ({
        text: dueOn === undefined ? undefined : sayShortDate(dueOn),
        tags: [dueTag],
      }),
    },
    {
      key: "sprint",
      heading: "Sprint",
      sort: ({ sprint }) => (sprint === undefined ? "" : String(sprint)),
      numeric: true,
      cell: ({ task }) => ({ text: task.sprint === undefined ? undefined : String(task.sprint) }),
    },
  ],
  file: [
    { heading: "Task", value: ({ task }) => task.text },
    { heading: "Stage", value: ({ task }) => task.stageTitle },
    { heading: "State", value: ({ task }) => taskStates[task.status] },
    { heading: "Assigned to", value: ({ owner }) => owner },
    { heading: "Due", value: ({ task }) => task.dueOn ?? "" },
    { heading: "Sprint", value: ({ task }) => task.sprint ?? "" },
  ],
  fileName: ({ of: { project } }) => `tasks-${project.reference}.csv`,
  filters: async (_needs, { of }) => [
    { name: "stage", label: "Stage", choices: [{ value: "", text: "All stages" }, ...of.stages] },
    {
      name: "state",
      label: "State",
      choices: [
        { value: "", text: "Any state" },
        { value: "open", text: "Open" },
        ...keysOf(taskStates).map((value) => ({ value, text: taskStates[value] })),
      ],
    },
    { name: "owner", label: "Assigned to", isPerson: true, choices: ownerChoices(of) },
  ],
  bulk: projectTaskBulk,
};

/** All tasks of a project as a list: filtered, sorted, as a file, moved to another state and assigned. */
export const page = listPage(list, listTemplate);
