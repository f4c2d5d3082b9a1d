import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { currentStage, progressOf, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import { type TaskStatus, taskStates } from "../../../shared/tasks/standing.ts";
import { projectPaths } from "../project-links.ts";
import { type KnownOfTasks, taskView } from "../stages/stages-view.ts";

const ALL = "all";

const columns: readonly { readonly status: TaskStatus; readonly to: readonly TaskStatus[] }[] = [
  { status: "to-do", to: ["doing", "done"] },
  { status: "doing", to: ["to-do", "done"] },
  { status: "done", to: ["doing"] },
];

const inOrder = (one: TaskLine, other: TaskLine): number =>
  (one.dueOn ?? "9").localeCompare(other.dueOn ?? "9");

/** The tasks of one stage of a project, or of all, in columns by their state; those that are due first stand first. The stage it is in is shown unless another is asked for. */
export const boardView = (whole: WholeProject, asked: string | undefined, known: KnownOfTasks) => {
  const { project, tasks } = whole;
  const stages = progressOf(project, tasks);
  const isThere = asked === ALL || stages.some(({ name }) => name === asked);
  const shown = isThere ? asked : (currentStage(project) ?? ALL);
  const lines = stages
    .filter(({ name }) => shown === ALL || name === shown)
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.tasks));
  const board = projectPaths(project.reference).board;
  const choices = [...stages.map(({ name, title }) => ({ name, title })), { name: ALL, title: "All stages" }];
  return {
    stage: shown,
    choices: choices.map(({ name, title }) => ({
      title,
      href: `${board}?stage=${name}`,
      isShown: name === shown,
    })),
    columns: columns.map(({ status, to }) => ({
      status,
      title: taskStates[status],
      to: to.map((value) => ({ value, text: taskStates[value] })),
      tasks: lines
        .filter((line) => line.status === status)
        .toSorted(inOrder)
        .map((line) => taskView(project, line, known)),
    })),
    notNeeded: lines.filter(({ status }) => status === "not-needed").length,
  };
};
