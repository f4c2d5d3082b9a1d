import { listRuns } from "../../shared/follow-ups/read.ts";
import { isClosed, nextStep, type Run, stepState } from "../../shared/follow-ups/run.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { datesBetween } from "../../shared/platform/time.ts";
import { localDate, nineOn } from "../../shared/platform/wall-clock.ts";
import { type Project, partnerNames, weeksOf } from "../../shared/projects/project.ts";
import { listProjects } from "../../shared/projects/read.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { stepTag } from "../follow-ups/step-tags.ts";
import projectsPage from "./desk-projects.njk";

const workOf = (project: Project, now: Instant) => {
  const today = localDate(now);
  const weeks = weeksOf(project);
  const week = Math.ceil(datesBetween(project.startsOn, today).length / 7);
  return {
    endsAt: nineOn(project.endsOn),
    startsAt: nineOn(project.startsOn),
    weeks,
    week,
    before: today < project.startsOn,
    over: today > project.endsOn,
  };
};

const stepsOf = (run: Run, now: Instant) => {
  const next = nextStep(run);
  const count = (state: string) => run.steps.filter((step) => stepState(step, now) === state).length;
  return {
    ...(next === undefined
      ? {}
      : { next: { title: next.title, dueAt: next.dueAt, tag: stepTag(next, now) } }),
    late: count("late"),
    done: count("done"),
    skipped: count("skipped"),
    all: run.steps.length,
  };
};

/** All projects, in the groups of their life: the work, the follow-ups, and what is closed. */
export const getDeskProjects: DeskPage = async (needs, _request, visit) => {
  const now = needs.now();
  const [projects, runs] = await Promise.all([listProjects(needs.table), listRuns(needs.table)]);
  const owners = [...new Set(projects.map(({ owner }) => owner))];
  const people = await readPeople(needs.table, owners);
  const names = new Map(people.map((person, index) => [owners[index], person?.name]));
  const show = (project: Project) => {
    const run = runs.get(project.reference);
    return {
      title: project.title,
      partner: partnerNames(project),
      reference: project.reference,
      completedAt: project.completedAt,
      href: toPath(paths.deskProject, { reference: project.reference }),
      owner: names.get(project.owner) ?? "nobody",
      work: workOf(project, now),
      steps: run === undefined ? { all: 0, done: 0, skipped: 0, late: 0 } : stepsOf(run, now),
    };
  };
  const isDone = ({ reference }: Project): boolean => {
    const run = runs.get(reference);
    return run !== undefined && isClosed(run);
  };
  const complete = projects.filter(({ status }) => status === "complete");
  return visit.show(projectsPage, {
    preparing: projects.filter(({ status }) => status === "pre-mobilisation").map(show),
    active: projects.filter(({ status }) => status === "active").map(show),
    following: complete.filter((project) => !isDone(project)).map(show),
    closed: complete.filter(isDone).reverse().map(show),
  });
};
