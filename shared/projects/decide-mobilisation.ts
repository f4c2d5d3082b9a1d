import { type Occasion, record } from "../journal/entry.ts";
import { addDays, localDate } from "../platform/wall-clock.ts";
import type { ProjectAnswer, ProjectDecision } from "./decide.ts";
import { withTurn } from "./decide-state.ts";
import { ProjectCreated, ProjectGovernanceChanged, ProjectStarted, ProjectTaskChanged } from "./entries.ts";
import { type FirstTask, firstTaskNames, type GovernanceState } from "./mobilisation.ts";
import type { Project } from "./project.ts";
import type { DeliveryRoute } from "./routes.ts";

const USUAL_WEEKS = 12;

/** What an accepted problem says of the project that it becomes. */
export interface AcceptedWork {
  readonly problem: string;
  readonly title: string;
  readonly summary: string;
  readonly partner: string;
  /** The code of the partner, where it is known. */
  readonly partnerCode?: string | undefined;
  /** The applicant, who owns information governance at the partner until somebody else is named. */
  readonly contact: string;
  readonly route: DeliveryRoute;
  readonly owner: string;
  readonly startsOn: string;
}

const lastDay = (startsOn: string, weeks: number): string => addDays(startsOn, weeks * 7 - 1);

/** Makes a project of an accepted problem: it is prepared first, with the partner's information governance and the first tasks. */
export const prepareProject = (
  work: AcceptedWork,
  reference: string,
  occasion: Occasion,
): ProjectDecision => {
  const { problem, contact, partner, partnerCode, ...rest } = work;
  const code = partnerCode === undefined ? {} : { code: partnerCode };
  const project: Project = {
    reference,
    ...rest,
    partners: [{ name: partner, ...code }],
    endsOn: lastDay(work.startsOn, USUAL_WEEKS),
    status: "pre-mobilisation",
    createdAt: occasion.now,
    turns: [],
    mobilisation: {
      problem,
      contact,
      governance: { state: "not-started" },
      tasks: firstTaskNames.map((task) => ({ task })),
    },
    version: 1,
  };
  const created = record(ProjectCreated, { subject: reference, data: { route: work.route } }, occasion);
  return { project, entries: [created] };
};

const decided = (project: Project, entry: ProjectDecision["entries"][number]): ProjectDecision => ({
  project: { ...project, version: project.version + 1 },
  entries: [entry],
});

/** Ticks a task before the work starts, or takes that back. */
export const setTask = (
  project: Project,
  task: FirstTask,
  done: boolean,
  occasion: Occasion,
): ProjectAnswer => {
  const { mobilisation } = project;
  const before = mobilisation?.tasks.find((one) => one.task === task);
  if (mobilisation === undefined || before === undefined) return { refusal: "no-such-step" };
  if ((before.doneAt !== undefined) === done) return { unchanged: project };
  const doneBy = occasion.actor.id;
  const after = done ? { task, doneAt: occasion.now, ...(doneBy === undefined ? {} : { doneBy }) } : { task };
  const tasks = mobilisation.tasks.map((one) => (one.task === task ? after : one));
  const entry = record(ProjectTaskChanged, { subject: project.reference, data: { task, done } }, occasion);
  return decided({ ...project, mobilisation: { ...mobilisation, tasks } }, entry);
};

/** Notes how far the partner's information governance has come. */
export const setGovernance = (
  project: Project,
  state: GovernanceState,
  occasion: Occasion,
): ProjectAnswer => {
  const { mobilisation } = project;
  if (mobilisation === undefined) return { refusal: "no-such-step" };
  if (mobilisation.governance.state === state) return { unchanged: project };
  const changedBy = occasion.actor.id;
  const governance = {
    state,
    changedAt: occasion.now,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
  const entry = record(ProjectGovernanceChanged, { subject: project.reference, data: { state } }, occasion);
  return decided({ ...project, mobilisation: { ...mobilisation, governance } }, entry);
};

/** Starts the work on a date, for so many weeks. Refused before the partner's information governance is approved or not needed. */
export const startWork = (
  project: Project,
  { startsOn, weeks }: { readonly startsOn: string; readonly weeks: number },
  occasion: Occasion,
): ProjectAnswer => {
  if (project.status === "active") return { unchanged: project };
  if (project.status === "complete") return { refusal: "already-complete" };
  if (project.status !== "pre-mobilisation")
    return { refusal: project.status === "paused" ? "paused" : "ended" };
  const state = project.mobilisation?.governance.state;
  if (state !== "approved" && state !== "not-needed") return { refusal: "governance-open" };
  if (startsOn < localDate(project.createdAt)) return { refusal: "before-the-start" };
  const turns = withTurn(project.turns, { status: "active" }, occasion);
  const started: Project = {
    ...project,
    status: "active",
    turns,
    startsOn,
    endsOn: lastDay(startsOn, weeks),
  };
  return decided(
    started,
    record(ProjectStarted, { subject: project.reference, data: { startsOn } }, occasion),
  );
};
