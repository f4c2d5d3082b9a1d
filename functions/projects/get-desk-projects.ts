import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { datesBetween } from "../../shared/platform/time.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { nineOn } from "../../shared/projects/nudges.ts";
import { nextStep, type Project, partnerNames, stepState, weeksOf } from "../../shared/projects/project.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { stepWords } from "../../shared/projects/step-words.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import projectsPage from "./desk-projects.njk";
import { stepTag } from "./step-tags.ts";

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

const stepsOf = (project: Project, now: Instant) => {
  const next = nextStep(project);
  const count = (state: string) => project.steps.filter((step) => stepState(step, now) === state).length;
  return {
    ...(next === undefined
      ? {}
      : { next: { title: stepWords[next.step].title, dueAt: next.dueAt, tag: stepTag(next, now) } }),
    late: count("late"),
    done: count("done"),
    skipped: count("skipped"),
    all: project.steps.length,
  };
};

/** All projects, in the groups of their life: the work, the follow-ups, and what is closed. */
export const getDeskProjects: DeskPage = async (needs, _request, visit) => {
  const now = needs.now();
  const groups = await listProjects(needs.table);
  const open = [...groups["pre-mobilisation"], ...groups.active, ...groups["following-up"]];
  const owners = [...new Set(open.map(({ owner }) => owner))];
  const people = await readPeople(needs.table, owners);
  const names = new Map(people.map((person, index) => [owners[index], person?.name]));
  const show = (project: Project) => ({
    title: project.title,
    partner: partnerNames(project),
    reference: project.reference,
    completedAt: project.completedAt,
    href: toPath(paths.deskProject, { reference: project.reference }),
    owner: names.get(project.owner) ?? "nobody",
    work: workOf(project, now),
    steps: stepsOf(project, now),
  });
  return visit.show(projectsPage, {
    preparing: groups["pre-mobilisation"].map(show),
    active: groups.active.map(show),
    following: groups["following-up"].map(show),
    closed: groups.closed.map(show),
  });
};
