import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import type { Project } from "../../../shared/projects/project.ts";
import { currentStage, progressOf, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import type { TaskStatus } from "../../../shared/projects/stages/task.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";

const tags: Readonly<Record<TaskStatus, { readonly text: string; readonly classes: string }>> = {
  "to-do": { text: "To do", classes: "nhsuk-tag--grey" },
  done: { text: "Done", classes: "nhsuk-tag--green" },
  "not-needed": { text: "Not needed", classes: "nhsuk-tag--white" },
};

const artefactLinks = ({ artefacts }: Pick<TaskLine, "artefacts">) =>
  artefacts.map(({ id, name, url, size }) => ({
    id,
    name,
    size,
    outside: url !== undefined,
    href: url ?? toPath(paths.deskFile, { id }),
  }));

/** A task as the pages of a project show it. */
export const taskView = (project: Pick<Project, "reference">, task: TaskLine, nameOf: NameOf) => ({
  ...task,
  tag: tags[task.status],
  href: toPath(paths.deskProjectTask, { reference: project.reference, task: task.id }),
  who: task.statusBy && nameOf(task.statusBy),
  ownerName: task.owner && nameOf(task.owner),
  links: artefactLinks(task),
});

/** The ids of the people whom a project's tasks name. */
export const taskPeople = ({ tasks }: Pick<WholeProject, "tasks">): readonly (string | undefined)[] =>
  tasks.flatMap(({ owner, statusBy }) => [owner, statusBy]);

const gateHref = ({ reference, application }: Project, name: "accept" | "publish"): string | undefined => {
  if (name === "publish") return toPath(paths.deskProjectPublishing, { reference });
  return application && toPath(paths.deskApplication, { reference: application });
};

/** The stages of a project as its pages show them. */
export const stagesView = ({ project, tasks }: WholeProject, nameOf: NameOf) => {
  const current = currentStage(project);
  return progressOf(project, tasks).map((stage) => ({
    ...stage,
    isCurrent: stage.name === current,
    gate: stage.gate && { ...stage.gate, href: gateHref(project, stage.gate.name) },
    blocks: stage.blocks.map((block) => ({
      title: block.title,
      tasks: block.tasks.map((task) => taskView(project, task, nameOf)),
    })),
  }));
};
