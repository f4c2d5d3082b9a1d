import * as z from "zod/mini";
import { isBankHoliday } from "../../platform/bank-holidays.ts";
import { datesBetween } from "../../platform/time.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { isWorkingDay, onWorkingDay, upToWorkingDay } from "../../platform/working-days.ts";

const sprintSchema = z.lazy(() =>
  z.object({
    number: z.int().check(z.positive()),
    startsOn: z.iso.date(),
    /** Its last day. */
    endsOn: z.iso.date(),
    goal: z.string(),
  }),
);

/** A stretch of the work with a goal of its own. */
export type Sprint = z.infer<typeof sprintSchema>;

const absenceSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    person: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
  }),
);

/** Days on which somebody is away, the first and the last included. Why is nobody's business. */
export type Absence = z.infer<typeof absenceSchema>;

/** The plan of a project's work: its sprints, and who is away when. */
export const planSchema = z.lazy(() =>
  z.object({
    id: z.literal("plan"),
    /** How many weeks a sprint takes; the last may be shorter. */
    weeks: z.int().check(z.minimum(1), z.maximum(4)),
    sprints: z.array(sprintSchema),
    absences: z.array(absenceSchema),
    version: z.int().check(z.positive()),
  }),
);

/** The plan of a project's work. */
export type Plan = z.infer<typeof planSchema>;

/**
 * Sprints of so many weeks over the days of the work, the last as short as it must be. They begin and end on days on which people work, but
 * for the first and the last day of the work, which somebody chose. Goals are kept by the number of the sprint.
 */
export const sprintsOver = (
  work: { readonly startsOn: string; readonly endsOn: string },
  weeks: number,
  before: readonly Sprint[] = [],
): Sprint[] => {
  const sprints: Sprint[] = [];
  for (let startsOn = work.startsOn; startsOn <= work.endsOn; startsOn = addDays(startsOn, weeks * 7)) {
    const last = addDays(startsOn, weeks * 7 - 1);
    const number = sprints.length + 1;
    const endsOn = last < work.endsOn ? upToWorkingDay(last, isBankHoliday) : work.endsOn;
    const working = onWorkingDay(startsOn, isBankHoliday);
    sprints.push({
      number,
      startsOn: number === 1 || working > endsOn ? startsOn : working,
      endsOn,
      goal: before.find((sprint) => sprint.number === number)?.goal ?? "",
    });
  }
  return sprints;
};

/** How many days a plan would have to move to begin with the work; 0 when it does. */
export const daysToMove = (plan: Plan, work: { readonly startsOn: string }): number => {
  const first = plan.sprints[0]?.startsOn ?? work.startsOn;
  return Math.round((Date.parse(work.startsOn) - Date.parse(first)) / 86_400_000);
};

/** Whether the sprints of a plan cover the days of the work and no others. */
export const isInStep = (plan: Plan, work: { readonly startsOn: string; readonly endsOn: string }): boolean =>
  JSON.stringify(sprintsOver(work, plan.weeks, plan.sprints)) === JSON.stringify(plan.sprints);

/** The working days of England from one date to another, both included. */
export const workingDaysIn = (startsOn: string, endsOn: string): string[] =>
  datesBetween(startsOn, endsOn).filter((date) => isWorkingDay(date, isBankHoliday));

/** The bank holidays of England from one date to another that fall on a day on which people would work. */
export const holidaysIn = (startsOn: string, endsOn: string): string[] =>
  datesBetween(startsOn, endsOn).filter((date) => isBankHoliday(date) && isWorkingDay(date, () => false));

/** The working days of a sprint on which somebody is away. */
export const daysAway = (sprint: Sprint, absence: Absence): number => {
  const from = absence.startsOn > sprint.startsOn ? absence.startsOn : sprint.startsOn;
  const to = absence.endsOn < sprint.endsOn ? absence.endsOn : sprint.endsOn;
  return workingDaysIn(from, to).length;
};
