import { enquiryKindNames } from "../../enquiries/kinds.ts";
import { type Segment, segmentNames } from "../../people/segments.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { type DayFigures, type Rollup, sumOf } from "../days/model.ts";
import { holdBackSmall } from "../small-numbers.ts";
import type { Shown, Week, WeeklyReport } from "./model.ts";

/** How many weeks the picture shows, the reported one included: thirteen months. */
const WEEKS_SHOWN = 57;
/** The weeks before the reported one that make the average of the year. */
const WEEKS_OF_A_YEAR = 52;

/** The first day that a report on this week looks at. */
export const firstDayFor = (week: string): string => addDays(week, -7 * (WEEKS_SHOWN - 1));

type Numbers = {
  [Name in keyof DayFigures]: DayFigures[Name] extends number ? Name : never;
}[keyof DayFigures];

const over = (days: readonly Rollup[], name: Numbers): number =>
  days.reduce((sum, day) => sum + day[name], 0);

const joinedOn = (days: readonly Rollup[], segment: Segment): number =>
  days.reduce((sum, { joined }) => sum + (joined[segment] ?? 0), 0);

const joinedIn = (days: readonly Rollup[]): number =>
  days.reduce((sum, { joined }) => sum + sumOf(joined), 0);

const added = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const weekOf = (days: readonly Rollup[], week: string): Rollup[] => {
  const sunday = addDays(week, 6);
  return days.filter(({ date }) => week <= date && date <= sunday);
};

/** The weeks that the programme has lived through as a whole: one that began before its first day would only look like a bad one. */
const wholeWeeks = (days: readonly Rollup[], week: string): Week[] => {
  const began = days[0]?.date ?? week;
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(week, -7 * (WEEKS_SHOWN - 1 - index)))
    .filter((monday) => monday >= began || monday === week)
    .map((monday) => ({ week: monday, joined: joinedIn(weekOf(days, monday)) }));
};

const averageOf = (weeks: readonly Week[], week: string): WeeklyReport["average"] => {
  const year = weeks.filter((one) => one.week < week).slice(-WEEKS_OF_A_YEAR);
  if (year.length === 0) return undefined;
  const sum = year.reduce((total, { joined }) => total + joined, 0);
  return { joined: Math.round((10 * sum) / year.length) / 10, weeks: year.length };
};

const percent = (part: Shown | undefined, whole: number): number | undefined =>
  typeof part === "number" && whole > 0 ? Math.round((100 * part) / whole) : undefined;

const compareSegments = (days: readonly Rollup[], last: Rollup | undefined): WeeklyReport["segments"] => {
  const members = segmentNames.map((segment) => last?.totals.members[segment] ?? 0);
  const joined = segmentNames.map((segment) => joinedOn(days, segment));
  const shownMembers = holdBackSmall(members);
  const shownJoined = holdBackSmall(joined);
  const [allMembers, allJoined] = [added(members), added(joined)];
  return segmentNames.map((segment, index) => {
    const ofJoined = percent(shownJoined[index], allJoined);
    const ofMembers = percent(shownMembers[index], allMembers);
    return {
      segment,
      joined: shownJoined[index] ?? "hidden",
      members: shownMembers[index] ?? "hidden",
      ofJoined,
      ofMembers,
    };
  });
};

/**
 * The report on the week that began on the Monday `week`, from the rollups since `firstDayFor(week)`. The average is that of the 52 weeks
 * before it, or of as many whole weeks as there are.
 */
export const makeReport = (week: string, rollups: readonly Rollup[]): WeeklyReport => {
  const sunday = addDays(week, 6);
  const days = rollups.filter(({ date }) => date <= sunday);
  const own = weekOf(days, week);
  const last = days.at(-1);
  const weeks = wholeWeeks(days, week);
  const average = averageOf(weeks, week);
  // More answers of weeks before may have come back than this week has.
  const atLeastNone = (name: "answered" | "answeredInTime" | "answeredLate" | "hoursToAnswer") =>
    Math.max(0, over(own, name));
  const answered = atLeastNone("answered");
  const inTime = atLeastNone("answeredInTime");
  const timed = inTime + atLeastNone("answeredLate");
  const kinds = enquiryKindNames.map((kind) => ({
    kind,
    count: own.reduce((sum, { enquiries }) => sum + (enquiries[kind] ?? 0), 0),
  }));
  return {
    week,
    through: own.at(-1)?.date ?? addDays(week, -1),
    joined: joinedIn(own),
    left: own.reduce((sum, day) => sum + sumOf(day.left), 0),
    members: sumOf(last?.totals.members ?? {}),
    average,
    segments: compareSegments(own, last),
    registrations: over(own, "registrations"),
    waitlisted: over(own, "waitlisted"),
    cancelled: over(own, "cancelled"),
    attended: over(own, "attended"),
    notAttended: over(own, "notAttended"),
    enquiries: kinds.filter(({ count }) => count > 0),
    answered,
    ...(answered === 0 ? {} : { hoursToAnswer: Math.round(atLeastNone("hoursToAnswer") / answered) }),
    ...(timed === 0 ? {} : { onTarget: { inTime, of: timed } }),
    openEnquiries: last?.totals.openEnquiries ?? 0,
    projectsCompleted: over(own, "projectsCompleted"),
    followUpsDone: over(own, "followUpsDone"),
    followUpsSkipped: over(own, "followUpsSkipped"),
    lettersSent: over(own, "lettersSent"),
    lettersBounced: over(own, "lettersBounced"),
    weeks,
  };
};
