import { type Refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { nextVersion, type PartDecision } from "../parts/model.ts";
import type { Project } from "../project.ts";
import { ProjectAbsenceChanged, ProjectPlanMade, ProjectPlanMoved, ProjectSprintGoalSet } from "./entries.ts";
import { type Absence, type Plan, sprintsOver } from "./model.ts";

const MOST_ABSENCES = 100;

/** Two years: whoever moves a plan further has mistyped. */
export const MOST_DAYS_MOVED = 730;

const changed = (plan: Plan, change: Partial<Plan>, entry: Entry): PartDecision<Plan> => ({
  part: nextVersion(plan, change),
  entries: [entry],
});

/** Divides the work of a project into sprints of so many weeks. Made anew, it keeps the goals by their number, and who is away. */
export const makePlan = (
  project: Pick<Project, "reference" | "startsOn" | "endsOn">,
  plan: Plan | undefined,
  weeks: number,
  occasion: Occasion,
): PartDecision<Plan> | Unchanged => {
  const sprints = sprintsOver(project, weeks, plan?.sprints);
  const data = { sprints: sprints.length, weeks };
  const entry = record(ProjectPlanMade, { subject: project.reference, data }, occasion);
  if (plan === undefined)
    return { part: { id: "plan", weeks, sprints, absences: [], version: 1 }, entries: [entry] };
  if (plan.weeks === weeks && JSON.stringify(plan.sprints) === JSON.stringify(sprints)) return UNCHANGED;
  return changed(plan, { weeks, sprints }, entry);
};

/** Moves all sprints by so many days, back where it is below 0. Those between still begin and end on days on which people work. */
export const movePlan = (
  reference: string,
  plan: Plan | undefined,
  days: number,
  occasion: Occasion,
): PartDecision<Plan> | Refused<"no-such-part"> | Unchanged => {
  if (plan === undefined) return { refusal: "no-such-part" };
  if (days === 0) return UNCHANGED;
  const [first, last] = [plan.sprints[0], plan.sprints.at(-1)];
  if (first === undefined || last === undefined) return UNCHANGED;
  const work = { startsOn: addDays(first.startsOn, days), endsOn: addDays(last.endsOn, days) };
  const sprints = sprintsOver(work, plan.weeks, plan.sprints);
  return changed(
    plan,
    { sprints },
    record(ProjectPlanMoved, { subject: reference, data: { days } }, occasion),
  );
};

/** What a sprint is for. */
export interface SprintGoal {
  readonly sprint: number;
  readonly goal: string;
}

/** Says what sprints are for. All of it or nothing; an entry for each that changes. */
export const setGoals = (
  reference: string,
  plan: Plan | undefined,
  goals: readonly SprintGoal[],
  occasion: Occasion,
): PartDecision<Plan> | Refused<"no-such-part"> | Unchanged => {
  const goalBefore = new Map(plan?.sprints.map(({ number, goal }) => [number, goal]));
  if (plan === undefined || goals.some(({ sprint }) => !goalBefore.has(sprint)))
    return { refusal: "no-such-part" };
  const goalAfter = new Map(goals.map(({ sprint, goal }) => [sprint, goal]));
  const others = goals.filter(({ sprint, goal }) => goalBefore.get(sprint) !== goal);
  if (others.length === 0) return UNCHANGED;
  const sprints = plan.sprints.map((one) => ({ ...one, goal: goalAfter.get(one.number) ?? one.goal }));
  const entries = others.map(({ sprint }) =>
    record(ProjectSprintGoalSet, { subject: reference, data: { sprint } }, occasion),
  );
  return { part: nextVersion(plan, { sprints }), entries };
};

const absenceEntry = (reference: string, { person }: Absence, occasion: Occasion): Entry =>
  record(ProjectAbsenceChanged, { subject: reference, person, data: {} }, occasion);

/** Notes that somebody is away. The same days again are nothing new. */
export const addAbsence = (
  reference: string,
  plan: Plan | undefined,
  absence: Absence,
  occasion: Occasion,
): PartDecision<Plan> | Refused<"no-such-part" | "too-many"> | Unchanged => {
  if (plan === undefined) return { refusal: "no-such-part" };
  const { person, startsOn, endsOn } = absence;
  const isThere = plan.absences.some(
    (one) => one.person === person && one.startsOn === startsOn && one.endsOn === endsOn,
  );
  if (isThere) return UNCHANGED;
  if (plan.absences.length >= MOST_ABSENCES) return { refusal: "too-many" };
  const absences = [...plan.absences, absence];
  return changed(plan, { absences }, absenceEntry(reference, absence, occasion));
};

/** Takes back that somebody is away. */
export const removeAbsence = (
  reference: string,
  plan: Plan | undefined,
  id: string,
  occasion: Occasion,
): PartDecision<Plan> | Unchanged => {
  const gone = plan?.absences.find((absence) => absence.id === id);
  if (plan === undefined || gone === undefined) return UNCHANGED;
  const absences = plan.absences.filter((absence) => absence !== gone);
  return changed(plan, { absences }, absenceEntry(reference, gone, occasion));
};
