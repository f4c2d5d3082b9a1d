import { readHistory } from "../../shared/journal/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { planSteps } from "../../shared/projects/decide.ts";
import { nineOn } from "../../shared/projects/nudges.ts";
import { type Project, stageOf, stepState, weeksOf } from "../../shared/projects/project.ts";
import { deliveryRoutes } from "../../shared/projects/routes.ts";
import { stepWords } from "../../shared/projects/step-words.ts";
import { timelineOf } from "../../shared/projects/timeline.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { impactSurveyView } from "../impact-surveys/project-impact-survey.ts";
import { weekNotesView } from "../week-notes/project-week-notes.ts";
import projectPage from "./desk-project.njk";
import { tellHistory } from "./history.ts";
import { preparationPeople, preparationView } from "./preparation-view.ts";
import { turnView, undoOf } from "./state-view.ts";
import { stepTag } from "./step-tags.ts";

const stages = {
  paused: { text: "Paused", classes: "nhsuk-tag--orange" },
  abandoned: { text: "Abandoned", classes: "nhsuk-tag--red" },
  superseded: { text: "Superseded", classes: "nhsuk-tag--purple" },
  "handed-over": { text: "Handed over", classes: "nhsuk-tag--pink" },
  "pre-mobilisation": { text: "Being prepared", classes: "nhsuk-tag--grey" },
  active: { text: "Active", classes: "nhsuk-tag--blue" },
  "following-up": { text: "Following up", classes: "nhsuk-tag--yellow" },
  closed: { text: "Closed", classes: "nhsuk-tag--green" },
} as const;

const sinceDue = {
  late: "was due",
  "due-today": "due",
  "to-come": "due",
  done: "was due",
  skipped: "was due",
};

const stepItems = (project: Project, now: Instant) =>
  project.steps.map((step, index) => ({
    href: toPath(paths.deskFollowUp, { reference: project.reference, step: step.step }),
    heading: { text: `${index + 1}. ${stepWords[step.step].title}` },
    hint: { text: `${sinceDue[stepState(step, now)]} ${sayDate(step.dueAt)}` },
    status: { tag: stepTag(step, now) },
  }));

/** The three fields of a date as the completion form shows it. */
export const dateFields = (name: string, date: string): Record<string, string> => {
  const [year = "", month = "", day = ""] = date.split("-");
  return {
    [`${name}-day`]: String(Number(day)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
};

/** The steps that a completion on this date sets in motion, in words. */
export const plannedSteps = (completedOn: string, now: Instant) =>
  planSteps(completedOn, now).map(({ step, dueAt }) => ({ title: stepWords[step].title, dueAt }));

/** One project: what it is, where its follow-ups stand, its history, and what can be done. Three reads, and those of its week notes. */
export const showProject = async (
  needs: PageNeeds,
  visit: DeskVisit,
  project: Project,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const now = needs.now();
  const history = await readHistory(needs.table, `project:${project.reference}`);
  const actors = history.flatMap(({ actor }) => (actor.kind === "team" ? (actor.id ?? []) : []));
  const ids = [
    ...new Set([
      project.owner,
      ...(project.deputy === undefined ? [] : [project.deputy]),
      ...preparationPeople(project),
      ...actors,
    ]),
  ];
  const people = await readPeople(needs.table, ids);
  const nameOf = (id: string | undefined): string =>
    people.find((person) => person !== undefined && person.id === id)?.name ?? "somebody who left";
  const context = {
    project,
    stage: stages[stageOf(project)],
    partners: project.partners.map(({ name, code }) => ({
      name,
      href: code && toPath(paths.deskOrganisation, { code }),
    })),
    turn: turnView(project),
    undo: undoOf(project),
    hrefs: {
      edit: toPath(paths.deskEditProject, { reference: project.reference }),
      state: toPath(paths.deskProjectState, { reference: project.reference }),
    },
    route: deliveryRoutes[project.route],
    owner: nameOf(project.owner),
    deputy: project.deputy === undefined ? undefined : nameOf(project.deputy),
    startsAt: nineOn(project.startsOn),
    endsAt: nineOn(project.endsOn),
    weeks: weeksOf(project),
    timeline: timelineOf(project, now),
    steps: stepItems(project, now),
    preparation: preparationView(project, nameOf),
    planned: project.status === "active" ? plannedSteps(project.endsOn, now) : [],
    weekNotes: await weekNotesView(needs, project),
    impactSurvey: await impactSurveyView(needs, project),
    history: tellHistory(history, nameOf),
    answers: dateFields("completedOn", localDate(now)),
    ...more,
  };
  return visit.show(projectPage, context, status);
};
