import { isClosed, nextStep, type Run, stepState } from "../../../shared/follow-ups/runs/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { datesBetween } from "../../../shared/platform/time.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import {
  type Project,
  partnerNames,
  type Stage,
  stageOf,
  weeksOf,
} from "../../../shared/projects/project.ts";
import type { LastLight } from "../../../shared/week-notes/read.ts";
import { fridayOf } from "../../../shared/week-notes/week-note.ts";
import { stepTag } from "../../follow-ups/runs/step-tags.ts";
import { lightTag } from "../../week-notes/light-tags.ts";

/** What the board is drawn from besides the projects. */
export interface BoardNeeds {
  readonly now: Instant;
  readonly runs: ReadonlyMap<string, Run>;
  readonly lights: ReadonlyMap<string, LastLight>;
  readonly nameOf: (person: string) => string;
}

const workOf = (project: Project, now: Instant) => {
  const today = localDate(now);
  return {
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    weeks: weeksOf(project),
    week: Math.ceil(datesBetween(project.startsOn, today).length / 7),
    before: today < project.startsOn,
    over: today > project.endsOn,
  };
};

const stepsOf = (run: Run | undefined, now: Instant) => {
  if (run === undefined) return { all: 0, done: 0, skipped: 0, late: 0 };
  const next = nextStep(run);
  const count = (state: string) => run.steps.filter((step) => stepState(step, now) === state).length;
  return {
    next: next === undefined ? undefined : { title: next.title, dueAt: next.dueAt, tag: stepTag(next, now) },
    late: count("late"),
    done: count("done"),
    skipped: count("skipped"),
    all: run.steps.length,
  };
};

/** Where a project stands on the board. */
export const stageOnBoard = (project: Project, runs: ReadonlyMap<string, Run>): Stage => {
  const run = runs.get(project.reference);
  return stageOf(project, run !== undefined && isClosed(run));
};

const row = (project: Project, { now, runs, lights, nameOf }: BoardNeeds) => {
  const light = lights.get(project.reference);
  const turn = project.turns.at(-1);
  return {
    title: project.title,
    partner: partnerNames(project),
    href: toPath(paths.deskProject, { reference: project.reference }),
    owner: { id: project.owner, name: nameOf(project.owner) },
    completedAt: project.completedAt,
    work: workOf(project, now),
    steps: stepsOf(runs.get(project.reference), now),
    light: light === undefined ? undefined : { tag: lightTag(light.light), at: fridayOf(light.week) },
    // Of a project that is paused or at an end: when and why.
    since: turn?.at,
    reason: turn?.reason,
    whom: turn?.whom,
    successor:
      turn?.project === undefined
        ? undefined
        : { reference: turn.project, href: toPath(paths.deskProject, { reference: turn.project }) },
  };
};

/** The board: every project in the section of its state. What closed last, or ended last, comes first. */
export const boardView = (projects: readonly Project[], needs: BoardNeeds) => {
  const inStage = (stage: Stage) =>
    projects.filter((project) => stageOnBoard(project, needs.runs) === stage).map((one) => row(one, needs));
  return {
    preparing: inStage("pre-mobilisation"),
    active: inStage("active"),
    paused: inStage("paused"),
    following: inStage("following-up"),
    closed: inStage("closed").reverse(),
    ended: [
      { id: "abandoned", title: "Abandoned", column: "Why", rows: inStage("abandoned").reverse() },
      { id: "superseded", title: "Superseded", column: "By", rows: inStage("superseded").reverse() },
      { id: "handed-over", title: "Handed over", column: "To", rows: inStage("handed-over").reverse() },
    ],
  };
};
