import { mondayOf } from "../../platform/wall-clock.ts";
import { type DayFigures, noFigures, type Rollup, type WeekRollup } from "./model.ts";

type Counts = Readonly<Record<string, number | undefined>>;

/** The names of both counts, each with the sum of what it has in them. */
const sums = (one: Counts, other: Counts): Record<string, number> => {
  const all = new Map<string, number>();
  for (const [name, count = 0] of [...Object.entries(one), ...Object.entries(other)])
    all.set(name, (all.get(name) ?? 0) + count);
  return Object.fromEntries(all);
};

const addedUp = (one: DayFigures, other: DayFigures): DayFigures => ({
  joined: sums(one.joined, other.joined),
  left: sums(one.left, other.left),
  movedKind: sums(one.movedKind, other.movedKind),
  enquiries: sums(one.enquiries, other.enquiries),
  answered: one.answered + other.answered,
  answeredInTime: one.answeredInTime + other.answeredInTime,
  answeredLate: one.answeredLate + other.answeredLate,
  settled: one.settled + other.settled,
  reopened: one.reopened + other.reopened,
  hoursToAnswer: one.hoursToAnswer + other.hoursToAnswer,
  registrations: one.registrations + other.registrations,
  waitlisted: one.waitlisted + other.waitlisted,
  cancelled: one.cancelled + other.cancelled,
  attended: one.attended + other.attended,
  notAttended: one.notAttended + other.notAttended,
  projectsCompleted: one.projectsCompleted + other.projectsCompleted,
  followUpsDone: one.followUpsDone + other.followUpsDone,
  followUpsSkipped: one.followUpsSkipped + other.followUpsSkipped,
  lettersSent: one.lettersSent + other.lettersSent,
  lettersBounced: one.lettersBounced + other.lettersBounced,
  unreadable: one.unreadable + other.unreadable,
});

/**
 * Weeks with days added that come after them: to the last week those that are of it, and a new week for each Monday. Both are in order of time. The same days
 * give the same weeks, however they are divided among calls.
 */
export const withDays = (weeks: readonly WeekRollup[], days: readonly Rollup[]): readonly WeekRollup[] => {
  const all = [...weeks];
  for (const { date, totals, ...figures } of days) {
    const week = mondayOf(date);
    const last = all.at(-1);
    if (last?.week === week) all.pop();
    const { first, before } =
      last?.week === week ? { first: last.first, before: last } : { first: date, before: noFigures };
    all.push({ week, first, through: date, ...addedUp(before, figures), totals });
  }
  return all;
};
