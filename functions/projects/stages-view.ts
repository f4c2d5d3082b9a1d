import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import { currentStage, progressOf, type TaskLine } from "../../shared/projects/progress.ts";
import type { Project } from "../../shared/projects/project.ts";
import type { TaskStatus } from "../../shared/projects/task.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import stagesPage from "./desk-project-stages.njk";
import { type NameOf, projectPaths, readNames } from "./whole-project.ts";

const tags: Readonly<Record<TaskStatus, { readonly text: string; readonly classes: string }>> = {
  "to-do": { text: "To do", classes: "nhsuk-tag--grey" },
  done: { text: "Done", classes: "nhsuk-tag--green" },
  "not-needed": { text: "Not needed", classes: "nhsuk-tag--white" },
};

/** What came of a task, as links. */
export const artefactLinks = ({ artefacts }: Pick<TaskLine, "artefacts">) =>
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

const gateHref = ({ reference, problem }: Project, name: "accept" | "publish"): string | undefined => {
  if (name === "publish") return toPath(paths.deskProjectPublishing, { reference });
  return problem && toPath(paths.deskProblem, { reference: problem });
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

/** The stages of a project with all their tasks. Two reads with the one that found it. */
export const showStages = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project } = whole;
  const stages = stagesView(whole, await readNames(needs.table, taskPeople(whole)));
  return visit.show(
    stagesPage,
    {
      project,
      hrefs: projectPaths(project.reference),
      problemHref: project.problem && toPath(paths.deskProblem, { reference: project.problem }),
      stages,
      stageItems: stages.map(({ name, title }) => ({ value: name, text: title })),
      answers: { stage: currentStage(project) ?? "" },
      ...more,
    },
    status,
  );
};
