import { isOpenTask } from "../../tasks/standing.ts";
import type { Project } from "../project.ts";
import type { ProjectStatus } from "../status.ts";
import { type Gate, type StageName, stageNames, stages, stagesOfApplication } from "./stages.ts";
import type { Task } from "./task.ts";

/** A task as it stands in a project, with its words. */
export interface TaskLine extends Omit<Task, "text"> {
  readonly text: string;
  /** It was done with the application that the project came from, and nobody said otherwise since. */
  readonly withApplication: boolean;
}

/** A stage of a project with its tasks, and how many of them still are to do. */
export interface StageProgress {
  readonly name: StageName;
  readonly title: string;
  readonly blocks: readonly { readonly title: string; readonly tasks: readonly TaskLine[] }[];
  readonly gate?: Gate | undefined;
  /** Tasks that are done, or that the project does not need, and all of them. */
  readonly closed: number;
  readonly all: number;
}

const lineOf = (
  project: Pick<Project, "application">,
  kept: Task | undefined,
  standard: { readonly id: string; readonly stage: StageName; readonly text: string },
): TaskLine => {
  if (kept !== undefined) return { ...kept, text: standard.text, withApplication: false };
  const withApplication = project.application !== undefined && stagesOfApplication.includes(standard.stage);
  return {
    ...standard,
    status: withApplication ? "done" : "to-do",
    artefacts: [],
    version: 0,
    withApplication,
  };
};

const ownTasks = (tasks: readonly Task[], stage: StageName): TaskLine[] =>
  tasks.flatMap((task) =>
    task.stage === stage && task.text !== undefined
      ? [{ ...task, text: task.text, withApplication: false }]
      : [],
  );

/** The stages of a project with all their tasks: those of every project as they stand in this one, then its own. */
export const progressOf = (
  project: Pick<Project, "application">,
  tasks: readonly Task[],
): readonly StageProgress[] => {
  const kept = new Map(tasks.map((task) => [task.id, task]));
  return stageNames.map((name) => {
    const { title, gate } = stages[name];
    const standard = stages[name].blocks.map((block) => ({
      title: block.title,
      tasks: Object.entries(block.tasks).map(([id, text]) =>
        lineOf(project, kept.get(id), { id, stage: name, text }),
      ),
    }));
    const own = ownTasks(tasks, name);
    const blocks = own.length === 0 ? standard : [...standard, { title: "Only in this project", tasks: own }];
    const all = blocks.flatMap((block) => block.tasks);
    return {
      name,
      title,
      blocks,
      gate,
      closed: all.filter((task) => !isOpenTask(task)).length,
      all: all.length,
    };
  });
};

const stageAt: Readonly<Partial<Record<ProjectStatus, StageName>>> = {
  "pre-mobilisation": "pre-mobilisation",
  active: "work",
  complete: "post-project",
};

/** The stage that a project is in, paused or not; undefined when it ended. */
export const currentStage = ({ status, paused }: Pick<Project, "status" | "paused">): StageName | undefined =>
  stageAt[status === "paused" ? (paused?.was ?? "active") : status];
