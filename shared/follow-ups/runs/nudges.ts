import { isBankHoliday } from "../../platform/bank-holidays.ts";
import type { Instant } from "../../platform/clock.ts";
import { addDays, localDate, nineOn } from "../../platform/wall-clock.ts";
import { onWorkingDay } from "../../platform/working-days.ts";
import { type Nudge, nudgeDays } from "../recipes/model.ts";

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const following = { 0: 1, 1: 2, 2: undefined } as const;

/** The nudge after this one; undefined after the last. */
export const nudgeAfter = (nudge: Nudge): 1 | 2 | undefined => following[nudge];

/** Whether this is the last nudge, of which the team's inbox hears too. */
export const isLast = (nudge: Nudge): boolean => nudgeAfter(nudge) === undefined;

/** Nine in the morning of a date, or of the first working day after it: nobody is asked for anything on a weekend or bank holiday. */
export const workingMorning = (date: string): Instant => nineOn(onWorkingDay(date, isBankHoliday));

/** When a nudge of a step is planned: on its due day, which may be any that somebody chose, and on working mornings so many days after it. */
export const plannedNudge = (dueAt: Instant, nudge: Nudge): Instant =>
  nudge === 0 ? nineOn(localDate(dueAt)) : workingMorning(addDays(localDate(dueAt), nudgeDays[nudge]));

/**
 * When to send the nudge that follows one sent at `sentAt`: as planned or, if that one was late (the completion was entered
 * afterwards, or the service stood still), the same number of days later, so that an owner never gets two at once.
 */
export const nudgeFollowing = (dueAt: Instant, nudge: 1 | 2, sentAt: Instant): Instant => {
  const gap = nudgeDays[nudge] - nudgeDays[nudge === 1 ? 0 : 1];
  return later(plannedNudge(dueAt, nudge), workingMorning(addDays(localDate(sentAt), gap)));
};

/** When to send a nudge of a step that was just reopened: as planned, or the next working morning if that is past. */
export const nudgeAfterReopening = (dueAt: Instant, nudge: Nudge, reopenedAt: Instant): Instant => {
  const planned = plannedNudge(dueAt, nudge);
  return planned > reopenedAt ? planned : workingMorning(addDays(localDate(reopenedAt), 1));
};
