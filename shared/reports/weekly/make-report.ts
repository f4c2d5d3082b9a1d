import { enquiryKindNames } from "../../enquiries/kinds.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { addDays } from "../../platform/wall-clock.ts";
import { type DayFigures, noFigures, sumOf, type WeekRollup } from "../days/model.ts";
import { holdBackSmall } from "../small-numbers.ts";
import type { Shown, Week, WeeklyReport } from "./model.ts";

/** How many weeks the picture shows, the reported one included: thirteen months. */
const WEEKS_SHOWN = 57;
/** The weeks before the reported one that make the average of the year. */
const WEEKS_OF_A_YEAR = 52;

/** The Monday of the first week that a report on this week looks at. */
export const firstWeekFor = (week: string): string => addDays(week, -7 * (WEEKS_SHOWN - 1));

const added = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The weeks that the programme has lived through as a whole: one that began before its first day would only look like a bad one. */
const wholeWeeks = (weeks: readonly WeekRollup[], week: string): Week[] => {
  const joined = new Map(weeks.map((one) => [one.week, sumOf(one.joined)]));
  const began = weeks[0]?.first ?? week;
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(week, -7 * (WEEKS_SHOWN - 1 - index)))
    .filter((monday) => monday >= began || monday === week)
    .map((monday) => ({ week: monday, joined: joined.get(monday) ?? 0 }));
};

const averageOf = (weeks: readonly Week[], week: string): WeeklyReport["average"] => {
  const year = weeks.filter((one) => one.week < week).slice(-WEEKS_OF_A_YEAR);
  if (year.length === 0) return undefined;
  const sum = year.reduce((total, { joined }) => total + joined, 0);
  return { joined: Math.round((10 * sum) / year.length) / 10, weeks: year.length };
};

const percent = (part: Shown | undefined, whole: number): number | undefined =>
  typeof part === "number" && whole > 0 ? Math.round((100 * part) / whole) : undefined;

const compareSegments = (own: DayFigures, last: WeekRollup | undefined): WeeklyReport["segments"] => {
  const members = organisationKindNames.map((segment) => last?.totals.members[segment] ?? 0);
  const joined = organisationKindNames.map((segment) => own.joined[segment] ?? 0);
  const shownMembers = holdBackSmall(members);
  const shownJoined = holdBackSmall(joined);
  const [allMembers, allJoined] = [added(members), added(joined)];
  return organisationKindNames.map((segment, index) => {
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

const beforeOf = (before: WeekRollup | undefined): Pick<WeeklyReport, "before"> =>
  before === undefined
    ? {}
    : {
        before: {
          registrations: before.registrations,
          attended: before.attended,
          enquiries: sumOf(before.enquiries),
          answered: Math.max(0, before.answered),
        },
      };

/**
 * The report on the week that began on the Monday `week`, from the weeks since `firstWeekFor(week)`. The average is that of the 52 weeks
 * before it, or of as many whole weeks as there are.
 */
export const makeReport = (week: string, rollups: readonly WeekRollup[]): WeeklyReport => {
  const until = rollups.filter((one) => one.week <= week);
  const last = until.at(-1);
  const reported = last?.week === week ? last : undefined;
  const own: DayFigures = reported ?? noFigures;
  const weeks = wholeWeeks(until, week);
  // More answers of weeks before may have come back than this week has.
  const atLeastNone = (name: "answered" | "answeredInTime" | "answeredLate" | "hoursToAnswer") =>
    Math.max(0, own[name]);
  const answered = atLeastNone("answered");
  const inTime = atLeastNone("answeredInTime");
  const timed = inTime + atLeastNone("answeredLate");
  const kinds = enquiryKindNames.map((kind) => ({ kind, count: own.enquiries[kind] ?? 0 }));
  return {
    week,
    through: reported?.through ?? addDays(week, -1),
    joined: sumOf(own.joined),
    left: sumOf(own.left),
    members: sumOf(last?.totals.members ?? {}),
    average: averageOf(weeks, week),
    segments: compareSegments(own, last),
    registrations: own.registrations,
    waitlisted: own.waitlisted,
    cancelled: own.cancelled,
    attended: own.attended,
    notAttended: own.notAttended,
    enquiries: kinds.filter(({ count }) => count > 0),
    answered,
    ...(answered === 0 ? {} : { hoursToAnswer: Math.round(atLeastNone("hoursToAnswer") / answered) }),
    ...(timed === 0 ? {} : { onTarget: { inTime, of: timed } }),
    openEnquiries: last?.totals.openEnquiries ?? 0,
    ...beforeOf(until.find((one) => one.week === addDays(week, -7))),
    projectsCompleted: own.projectsCompleted,
    followUpsDone: own.followUpsDone,
    followUpsSkipped: own.followUpsSkipped,
    lettersSent: own.lettersSent,
    lettersBounced: own.lettersBounced,
    weeks,
  };
};
