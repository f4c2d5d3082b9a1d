import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { localDate, nineOn } from "../../shared/platform/wall-clock.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import {
  daysAway,
  daysToMove,
  holidaysIn,
  isInStep,
  type Plan,
  workingDaysIn,
} from "../../shared/projects/plan.ts";
import { progressOf, type TaskLine } from "../../shared/projects/progress.ts";
import { weeksOf } from "../../shared/projects/project.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import planPage from "./desk-project-plan.njk";
import { readCandidates } from "./project-form.ts";
import { taskView } from "./stages-view.ts";
import { type NameOf, projectPaths, readNames } from "./whole-project.ts";

/** The tasks of a project that can be planned, in order of the stages. */
const linesOf = ({ project, tasks }: WholeProject): TaskLine[] =>
  progressOf(project, tasks).flatMap(({ blocks }) => blocks.flatMap((block) => block.tasks));

const absenceView = ({ absences }: Plan, nameOf: NameOf) =>
  absences
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .map((absence) => ({
      ...absence,
      name: nameOf(absence.person),
      startsAt: nineOn(absence.startsOn),
      endsAt: nineOn(absence.endsOn),
    }));

/** The sprints of a project as its pages show them: their days, holidays, who is away, and their tasks. None before there is a plan. */
export const sprintsView = (whole: WholeProject, today: string, nameOf: NameOf) => {
  const { plan, project } = whole;
  if (plan === undefined) return [];
  const lines = linesOf(whole);
  return plan.sprints.map((sprint) => ({
    ...sprint,
    startsAt: nineOn(sprint.startsOn),
    endsAt: nineOn(sprint.endsOn),
    isNow: sprint.startsOn <= today && today <= sprint.endsOn,
    workingDays: workingDaysIn(sprint.startsOn, sprint.endsOn).length,
    holidays: holidaysIn(sprint.startsOn, sprint.endsOn).map((date) => sayDate(nineOn(date))),
    away: plan.absences
      .map((absence) => ({ name: nameOf(absence.person), days: daysAway(sprint, absence) }))
      .filter(({ days }) => days > 0),
    tasks: lines
      .filter((line) => line.sprint === sprint.number)
      .map((line) => taskView(project, line, nameOf)),
  }));
};

/** The ids of the people whom a project's plan names. */
export const planPeople = ({ plan }: Pick<WholeProject, "plan">): readonly string[] =>
  (plan?.absences ?? []).map(({ person }) => person);

const taskItems = (whole: WholeProject) => [
  { value: "", text: "Select a task" },
  ...linesOf(whole)
    .filter(({ status }) => status === "to-do")
    .map(({ id, text, sprint }) => ({
      value: id,
      text: sprint === undefined ? text : `${text} (sprint ${sprint})`,
    })),
];

/** The plan of a project: its sprints with their goals and tasks, who is away, and how it can be moved. Three reads with the one that found it. */
export const showPlan = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, plan } = whole;
  const today = localDate(needs.now());
  const people = [...planPeople(whole), ...whole.tasks.flatMap(({ owner, statusBy }) => [owner, statusBy])];
  const [nameOf, candidates] = await Promise.all([
    readNames(needs.table, people),
    readCandidates(needs, visit),
  ]);
  const sprints = sprintsView(whole, today, nameOf);
  return visit.show(
    planPage,
    {
      project,
      hrefs: projectPaths(project.reference),
      startsAt: nineOn(project.startsOn),
      endsAt: nineOn(project.endsOn),
      projectWeeks: weeksOf(project),
      plan,
      sprints,
      absences: plan === undefined ? [] : absenceView(plan, nameOf),
      toMove: plan === undefined ? 0 : daysToMove(plan, project),
      inStep: plan === undefined || isInStep(plan, project),
      taskItems: taskItems(whole),
      sprintItems: [
        { value: "", text: "No sprint" },
        ...sprints.map(({ number }) => ({ value: String(number), text: `Sprint ${number}` })),
      ],
      lengths: [1, 2, 3, 4].map((weeks) => ({
        value: String(weeks),
        text: weeks === 1 ? "1 week" : `${weeks} weeks`,
      })),
      people: [
        { value: "", text: "Select a person" },
        ...candidates.map(({ id, name }) => ({ value: id, text: name })),
      ],
      answers: { weeks: String(plan?.weeks ?? 2) },
      ...more,
    },
    status,
  );
};
