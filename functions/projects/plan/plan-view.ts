import { sayDate } from "../../../shared/platform/time.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { daysAway, holidaysIn, type Plan, workingDaysIn } from "../../../shared/projects/plan/model.ts";
import { progressOf, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { type KnownOfTasks, taskView } from "../stages/stages-view.ts";

/** The tasks of a project that can be planned, in order of the stages. */
export const linesOf = ({ project, tasks }: WholeProject): TaskLine[] =>
  progressOf(project, tasks).flatMap(({ blocks }) => blocks.flatMap((block) => block.tasks));

/** Who is away when, the earliest first. */
export const absenceView = ({ absences }: Plan, nameOf: NameOf) =>
  absences
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .map((absence) => ({ ...absence, name: nameOf(absence.person) }));

/** The sprints of a project as its pages show them: their days, holidays, who is away, and their tasks. None before there is a plan. */
export const sprintsView = (whole: WholeProject, today: string, known: KnownOfTasks) => {
  const { plan, project } = whole;
  if (plan === undefined) return [];
  const lines = linesOf(whole);
  return plan.sprints.map((sprint) => ({
    ...sprint,
    isNow: sprint.startsOn <= today && today <= sprint.endsOn,
    workingDays: workingDaysIn(sprint.startsOn, sprint.endsOn).length,
    holidays: holidaysIn(sprint.startsOn, sprint.endsOn).map(sayDate),
    away: plan.absences
      .map((absence) => ({
        person: absence.person,
        name: known.nameOf(absence.person),
        days: daysAway(sprint, absence),
      }))
      .filter(({ days }) => days > 0),
    tasks: lines
      .filter((line) => line.sprint === sprint.number)
      .map((line) => taskView(project, line, known)),
  }));
};

/** The ids of the people whom a project's plan names. */
export const planPeople = ({ plan }: Pick<WholeProject, "plan">): readonly string[] =>
  (plan?.absences ?? []).map(({ person }) => person);
