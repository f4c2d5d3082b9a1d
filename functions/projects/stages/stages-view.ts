import type { StateOfFile } from "../../../shared/files/read.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { PlainDate } from "../../../shared/platform/clock.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import type { Project } from "../../../shared/projects/project.ts";
import { currentStage, progressOf, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { isOpenTask } from "../../../shared/tasks/standing.ts";
import { dueOfTask, stateTag } from "../../tasks/task-words.ts";

/** What pages with tasks know besides: who people are, and how files stand that cannot be opened. */
export interface KnownOfTasks {
  readonly nameOf: NameOf;
  readonly today: PlainDate;
  readonly stateOf: StateOfFile;
}

const artefactLinks = ({ artefacts }: Pick<TaskLine, "artefacts">, stateOf: StateOfFile) =>
  artefacts.map(({ id, name, url, size }) => ({
    id,
    name,
    size,
    outside: url !== undefined,
    href: url ?? toPath(paths.deskFile, { id }),
    state: stateOf(id),
  }));

/** The ids of the files that came of these tasks. */
export const filesOf = (tasks: readonly Pick<TaskLine, "artefacts">[]): readonly string[] =>
  tasks.flatMap(({ artefacts }) => artefacts.filter(({ url }) => url === undefined).map(({ id }) => id));

/** A task as the pages of a project show it. */
export const taskView = (
  project: Pick<Project, "reference">,
  task: TaskLine,
  { nameOf, stateOf, today }: KnownOfTasks,
) => ({
  ...task,
  tag: stateTag(task),
  isOpen: isOpenTask(task),
  ...dueOfTask(task, today),
  href: toPath(paths.deskProjectTask, { reference: project.reference, task: task.id }),
  who: task.statusBy && nameOf(task.statusBy),
  ownerName: task.owner && nameOf(task.owner),
  links: artefactLinks(task, stateOf),
});

/** The ids of the people whom a project's tasks name. */
export const taskPeople = ({ tasks }: Pick<WholeProject, "tasks">): readonly (string | undefined)[] =>
  tasks.flatMap(({ owner, statusBy }) => [owner, statusBy]);

const gateHref = ({ reference, application }: Project, name: "accept" | "publish"): string | undefined => {
  if (name === "publish") return toPath(paths.deskProjectPublishing, { reference });
  return application && toPath(paths.deskApplication, { reference: application });
};

/** The stages of a project as its pages show them. */
export const stagesView = ({ project, tasks }: WholeProject, known: KnownOfTasks) => {
  const current = currentStage(project);
  return progressOf(project, tasks).map((stage) => ({
    ...stage,
    isCurrent: stage.name === current,
    gate: stage.gate && { ...stage.gate, href: gateHref(project, stage.gate.name) },
    blocks: stage.blocks.map((block) => ({
      title: block.title,
      tasks: block.tasks.map((task) => taskView(project, task, known)),
    })),
  }));
};
