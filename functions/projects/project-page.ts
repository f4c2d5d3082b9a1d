import { followUpsOf, recipeNamed } from "../../shared/follow-ups/read.ts";
import { isClosed, stepOf } from "../../shared/follow-ups/run.ts";
import { readHistory } from "../../shared/journal/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { localDate, nineOn } from "../../shared/platform/wall-clock.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import { type Project, stageOf, weeksOf } from "../../shared/projects/project.ts";
import { levels } from "../../shared/projects/risk.ts";
import { deliveryRoutes } from "../../shared/projects/routes.ts";
import { timelineOf } from "../../shared/projects/timeline.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { followUpItems, plannedRun, plannedSteps, timelineSteps } from "../follow-ups/project-follow-ups.ts";
import { impactSurveyView } from "../impact-surveys/project-impact-survey.ts";
import { projectReUsesView } from "../re-uses/where-used-view.ts";
import { weekNotesView } from "../week-notes/project-week-notes.ts";
import projectPage from "./desk-project.njk";
import { governancePeople, governanceView } from "./governance-page.ts";
import { tellHistory } from "./history.ts";
import { outputsView } from "./outputs-view.ts";
import { rolesView } from "./people-view.ts";
import { planPeople, sprintsView } from "./plan-view.ts";
import { decisionsView, riskPeople, risksView } from "./risks-view.ts";
import { stageTags } from "./stage-tags.ts";
import { stagesView, taskPeople } from "./stages-view.ts";
import { turnView, undoOf } from "./state-view.ts";
import { projectPaths, readNames } from "./whole-project.ts";

/** The three fields of a date as the completion form shows it. */
export const dateFields = (name: string, date: string): Record<string, string> => {
  const [year = "", month = "", day = ""] = date.split("-");
  return {
    [`${name}-day`]: String(Number(day)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
};

/** Ids of everybody whom the page names besides those who did something. */
const peopleOf = (whole: WholeProject): readonly (string | undefined)[] => [
  whole.project.owner,
  whole.project.deputy,
  ...governancePeople(whole.project),
  ...taskPeople(whole),
  ...whole.roles.map(({ person }) => person),
  ...planPeople(whole),
  ...riskPeople(whole),
];

/** What other features know of a project: its weeks, what it changed, and who uses what came of it. */
const besides = async (needs: PageNeeds, project: Project) => {
  const [weekNotes, impactSurvey, reUses] = await Promise.all([
    weekNotesView(needs, project),
    impactSurveyView(needs, project),
    projectReUsesView(needs, project.reference),
  ]);
  return { weekNotes, impactSurvey, reUses };
};

/** One project: what it is, where its follow-ups stand, its history, and what can be done. Five reads, and those of its week notes. */
export const showProject = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const now = needs.now();
  const { project } = whole;
  const { reference } = project;
  const [history, own, recipe] = await Promise.all([
    readHistory(needs.table, `project:${reference}`),
    followUpsOf(needs.table, reference),
    recipeNamed(needs.table, project.recipe),
  ]);
  // While the work goes on, the follow-ups are shown as they would be.
  const run = own ?? plannedRun(reference, recipe, project.endsOn, visit.occasion);
  const actors = history.flatMap(({ actor }) => (actor.kind === "team" ? (actor.id ?? []) : []));
  const nameOf = await readNames(needs.table, [...peopleOf(whole), ...actors]);
  const context = {
    project,
    stage: stageTags[stageOf(project, own !== undefined && isClosed(own))],
    partners: project.partners.map(({ name, code }) => ({
      name,
      href: code && toPath(paths.deskOrganisation, { code }),
    })),
    turn: turnView(project),
    undo: undoOf(project),
    hrefs: projectPaths(reference),
    problemHref: project.problem && toPath(paths.deskProblem, { reference: project.problem }),
    stages: stagesView(whole, nameOf),
    governance: governanceView(project, nameOf),
    people: rolesView(whole, localDate(now), nameOf),
    sprints: sprintsView(whole, localDate(now), nameOf),
    risks: risksView(whole, nameOf),
    decisions: decisionsView(whole, nameOf),
    levelNames: levels,
    route: deliveryRoutes[project.route],
    owner: nameOf(project.owner),
    deputy: project.deputy === undefined ? undefined : nameOf(project.deputy),
    startsAt: nineOn(project.startsOn),
    endsAt: nineOn(project.endsOn),
    weeks: weeksOf(project),
    timeline: timelineOf(project, timelineSteps(run, own === undefined, now), now),
    followUps: own,
    followUpsHref: toPath(paths.deskFollowUps, { reference: project.reference }),
    steps: own === undefined ? [] : followUpItems(own, now),
    planned: project.status === "active" ? plannedSteps(run, now) : [],
    outputs: outputsView(whole),
    ...(await besides(needs, project)),
    history: tellHistory(history, nameOf, (step) => stepOf(run, step)?.title ?? step),
    answers: dateFields("completedOn", localDate(now)),
    ...more,
  };
  return visit.show(projectPage, context, status);
};
