import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { partnerNames } from "../projects/project.ts";
import { projectsNamed } from "../projects/read.ts";
import type { Run } from "./runs/model.ts";
import { listAllRuns, listDue, readRun } from "./runs/store.ts";

/** A follow-up step that is open, as reports and the desk show it. */
export interface OpenFollowUp {
  /** The project's reference, title and partners. */
  readonly reference: string;
  readonly project: string;
  readonly partner: string;
  readonly step: string;
  /** What the step is called. */
  readonly title: string;
  readonly dueAt: Instant;
  /** Whether its day is past. On its day a step is due but not late. */
  readonly late: boolean;
}

type DueStep = Omit<OpenFollowUp, "project" | "partner">;

const openSteps = (run: Run, now: Instant, until: Instant): DueStep[] =>
  run.steps.flatMap(({ status, dueAt, step, title }) =>
    status === "open" && dueAt !== undefined && dueAt <= until
      ? { reference: run.project, step, title, dueAt, late: localDate(dueAt) < localDate(now) }
      : [],
  );

/**
 * The open follow-ups that are due by `until` (by now, unless told), the longest overdue first. Those that pause are not among them.
 * One query that reads the follow-ups of which something is due and no others, and one read of their projects' names.
 */
export const dueFollowUps = async (
  table: Table,
  now: Instant,
  until: Instant = now,
): Promise<readonly OpenFollowUp[]> => {
  const due = (await listDue(table, until)).flatMap((run) => openSteps(run, now, until));
  const projects = await projectsNamed(table, [...new Set(due.map(({ reference }) => reference))]);
  return due
    .flatMap((step) => {
      const project = projects.get(step.reference);
      return project === undefined ? [] : { ...step, project: project.title, partner: partnerNames(project) };
    })
    .sort((a, b) => (a.dueAt + a.reference < b.dueAt + b.reference ? -1 : 1));
};

/** The follow-ups of every project that has some, by the project's reference. One query. */
export const listRuns = async (table: Table): Promise<ReadonlyMap<string, Run>> =>
  new Map((await listAllRuns(table)).map((run) => [run.project, run]));

/** The follow-ups of one project; undefined before it is completed. One read. */
export const followUpsOf = (table: Table, project: string): Promise<Run | undefined> =>
  readRun(table, project);
