import { type DerivedItem, derivedFrom } from "../projections/projection.ts";
import { isOpenTask } from "../tasks/standing.ts";
import { WeekNoteWritten } from "../week-notes/entries.ts";
import { lastNoteKey } from "../week-notes/read.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
import {
  ProjectChanged,
  ProjectCompleted,
  ProjectCreated,
  ProjectOwnerChanged,
  ProjectStarted,
} from "./entries.ts";
import { ProjectOutputsChanged } from "./outputs/entries.ts";
import { missingOutputs } from "./outputs/model.ts";
import { readWholeProject } from "./parts/store.ts";
import type { WholeProject } from "./parts/whole.ts";
import {
  ProjectTaskAdded,
  ProjectTaskChanged,
  ProjectTaskDescribed,
  ProjectTaskSetAside,
} from "./stages/entries.ts";
import {
  ProjectAbandoned,
  ProjectHandedOver,
  ProjectPaused,
  ProjectReopened,
  ProjectResumed,
  ProjectSuperseded,
} from "./state/entries.ts";
import { isEnded } from "./status.ts";

/** The entries after which a project stands elsewhere, or somebody else looks after it. */
export const projectStands = [
  ProjectCreated,
  ProjectStarted,
  ProjectCompleted,
  ProjectChanged,
  ProjectOwnerChanged,
  ProjectPaused,
  ProjectResumed,
  ProjectAbandoned,
  ProjectSuperseded,
  ProjectHandedOver,
  ProjectReopened,
] as const;

const tasksOf = ({ project, tasks }: WholeProject): readonly DerivedItem[] =>
  isEnded(project.status)
    ? []
    : tasks.flatMap((task) => {
        const { id, owner, dueOn } = task;
        const isListed = isOpenTask(task) && (owner !== undefined || dueOn !== undefined);
        const thing = { kind: "task", about: `project:${project.reference}`, part: id } as const;
        return isListed ? [workItem(owner, { ...thing, dueOn }), ...ownedItems({ owner }, thing)] : [];
      });

// A project that is complete stays with who looks after its follow-ups.
const ownedOf = (whole: WholeProject): readonly DerivedItem[] => {
  const { reference, status, owner, deputy } = whole.project;
  const thing = { kind: "project", about: `project:${reference}`, said: lastNoteKey(whole) } as const;
  return isEnded(status) ? [] : ownedItems({ owner, deputy }, thing);
};

const endOf = ({ project: { reference, status, owner, endsOn } }: WholeProject): readonly DerivedItem[] =>
  status === "active"
    ? [workItem(owner, { kind: "project-end", about: `project:${reference}`, dueOn: endsOn })]
    : [];

const outputsOf = ({ project, outputs }: WholeProject): readonly DerivedItem[] => {
  const { reference, status, owner } = project;
  return status === "complete" && missingOutputs(outputs).length > 0
    ? [workItem(owner, { kind: "outputs", about: `project:${reference}` })]
    : [];
};

/**
 * What a project leaves to be done: its tasks that somebody has or that are due on a day, its end, and the outputs that it still owes. And who looks after
 * it, until it ends.
 */
export const projectWork = derivedFrom({
  kind: "project",
  entries: [
    ...projectStands,
    ProjectTaskAdded,
    ProjectTaskChanged,
    ProjectTaskDescribed,
    ProjectTaskSetAside,
    ProjectOutputsChanged,
    WeekNoteWritten,
  ],
  keys: /^PROJECT#(\S+) PROJECT$/,
  read: readWholeProject,
  items: (whole) => [...tasksOf(whole), ...endOf(whole), ...outputsOf(whole), ...ownedOf(whole)],
});
