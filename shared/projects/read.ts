import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { type Project, partnerNames, type Stage, stageOf } from "./project.ts";
import type { FollowUpStep } from "./recipe.ts";
import { type SimilarProject, similarTo } from "./similar.ts";
import { stepWords } from "./step-words.ts";
import { listAll, listUntil, readProject } from "./store.ts";

const MOST_SIMILAR = 3;

/** A follow-up step that is open, as reports and the desk show it. */
export interface OpenFollowUp {
  /** The project's reference, title and the names of its partners. */
  readonly reference: string;
  readonly project: string;
  readonly partner: string;
  readonly step: FollowUpStep;
  /** What the step is called. */
  readonly title: string;
  /** The ids of the people who look after it. */
  readonly owner: string;
  readonly deputy?: string | undefined;
  readonly dueAt: Instant;
  /** Whether its day is past. On its day a step is due but not late. */
  readonly late: boolean;
}

const openSteps = (project: Project, now: Instant, until: Instant): OpenFollowUp[] =>
  project.steps
    .filter(({ status, dueAt }) => status === "open" && dueAt <= until)
    .map(({ step, dueAt }) => ({
      reference: project.reference,
      project: project.title,
      partner: partnerNames(project),
      step,
      title: stepWords[step].title,
      owner: project.owner,
      deputy: project.deputy,
      dueAt,
      late: localDate(dueAt) < localDate(now),
    }));

/**
 * The open follow-ups that are due by `until` (by now, unless told), the longest overdue first. One query that reads the projects of
 * which something is due and no others.
 */
export const dueFollowUps = async (
  table: Table,
  now: Instant,
  until: Instant = now,
): Promise<readonly OpenFollowUp[]> => {
  const projects = await listUntil(table, "following-up", until);
  return projects
    .flatMap((project) => openSteps(project, now, until))
    .sort((a, b) => (a.dueAt + a.reference < b.dueAt + b.reference ? -1 : 1));
};

/** All projects by stage: active by the end of their work, those in follow-up by what is due next, the last closed first. One query. */
export const listProjects = async (table: Table): Promise<Readonly<Record<Stage, readonly Project[]>>> => {
  const projects = await listAll(table);
  const inStage = (stage: Stage) => projects.filter((project) => stageOf(project) === stage);
  return {
    "pre-mobilisation": inStage("pre-mobilisation"),
    active: inStage("active"),
    "following-up": inStage("following-up"),
    closed: inStage("closed").reverse(),
    paused: inStage("paused"),
    abandoned: inStage("abandoned"),
    superseded: inStage("superseded"),
    "handed-over": inStage("handed-over"),
  };
};

/** The completed projects closest to what somebody wrote, at most three. One query. */
export const similarProjects = async (table: Table, words: string): Promise<readonly SimilarProject[]> =>
  similarTo(await listAll(table), words, MOST_SIMILAR);

/** The project with this reference, or undefined. One read. */
export const findProject = (table: Table, reference: string): Promise<Project | undefined> =>
  readProject(table, reference);
