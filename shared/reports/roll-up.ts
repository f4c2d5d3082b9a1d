import { isOurTurn } from "../enquiries/enquiry.ts";
import { EnquiryAnswered, EnquiryMoved, EnquiryReceived } from "../enquiries/entries.ts";
import {
  AttendanceRecorded,
  EventRegistered,
  EventWaitlisted,
  RegistrationCancelled,
} from "../events/entries.ts";
import { FollowUpDone, FollowUpSkipped } from "../follow-ups/entries.ts";
import type { Entry, EntryDefinition } from "../journal/entry.ts";
import { LetterBounced, LetterSent } from "../letters/entries.ts";
import { MemberJoined, MemberLeft } from "../members/entries.ts";
import { type Segment, segmentNames } from "../people/segments.ts";
import { ProjectCompleted } from "../projects/entries.ts";
import { type DayFigures, noFigures, type Rollup, sumOf, type Totals } from "./rollup.ts";

/** A day's figures while they are counted, with the latest word on who came. */
interface Count {
  figures: DayFigures;
  readonly attendance: Map<string, boolean>;
}

type Counter = (count: Count, entry: Entry) => boolean;

/** What an entry of this kind adds. False for one whose data are not those of its kind. */
const counting = <Data>(
  definition: EntryDefinition<string, Data>,
  add: (figures: DayFigures, data: Data, count: Count) => Partial<DayFigures>,
): [string, Counter] => [
  definition.name,
  (count, entry) => {
    const read = definition.data.safeParse(entry.data);
    if (read.success) count.figures = { ...count.figures, ...add(count.figures, read.data, count) };
    return read.success;
  },
];

const oneMore = <Name extends string>(
  counts: Partial<Record<Name, number>>,
  name: Name,
): Partial<Record<Name, number>> => ({ ...counts, [name]: (counts[name] ?? 0) + 1 });

const counters: ReadonlyMap<string, Counter> = new Map([
  counting(MemberJoined, ({ joined }, { segment }) => ({ joined: oneMore(joined, segment) })),
  counting(MemberLeft, ({ left }, { segment }) => ({ left: oneMore(left, segment) })),
  counting(EnquiryReceived, ({ enquiries }, { kind }) => ({ enquiries: oneMore(enquiries, kind) })),
  counting(EnquiryAnswered, (figures, { first, hoursOpen, inTime }) => {
    if (!first) return {};
    return {
      answered: figures.answered + 1,
      answeredInTime: figures.answeredInTime + (inTime === true ? 1 : 0),
      answeredLate: figures.answeredLate + (inTime === false ? 1 : 0),
      hoursToAnswer: figures.hoursToAnswer + hoursOpen,
    };
  }),
  counting(EnquiryMoved, ({ settled, reopened }, { from, to }) => {
    const [before, after] = [isOurTurn({ status: from }), isOurTurn({ status: to })];
    if (before === after) return {};
    return after ? { reopened: reopened + 1 } : { settled: settled + 1 };
  }),
  counting(EventRegistered, ({ registrations }) => ({ registrations: registrations + 1 })),
  counting(EventWaitlisted, ({ waitlisted }) => ({ waitlisted: waitlisted + 1 })),
  counting(RegistrationCancelled, ({ cancelled }, { held }) => ({
    cancelled: held === "wait" ? cancelled : cancelled + 1,
  })),
  counting(AttendanceRecorded, (_figures, { registration, attended }, { attendance }) => {
    attendance.set(registration, attended);
    return {};
  }),
  counting(ProjectCompleted, ({ projectsCompleted }) => ({ projectsCompleted: projectsCompleted + 1 })),
  counting(FollowUpDone, ({ followUpsDone }) => ({ followUpsDone: followUpsDone + 1 })),
  counting(FollowUpSkipped, ({ followUpsSkipped }) => ({ followUpsSkipped: followUpsSkipped + 1 })),
  counting(LetterSent, ({ lettersSent }) => ({ lettersSent: lettersSent + 1 })),
  counting(LetterBounced, ({ lettersBounced }) => ({ lettersBounced: lettersBounced + 1 })),
]);

/**
 * Counts a day. The order of the entries does not matter, nor does one that comes twice: each counts once, by its id, and of two words on
 * whether somebody came the later holds.
 */
const countDay = (entries: readonly Entry[]): DayFigures => {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  once.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  const count: Count = { figures: noFigures, attendance: new Map() };
  let unreadable = 0;
  for (const entry of once) if (counters.get(entry.name)?.(count, entry) === false) unreadable += 1;
  const came = [...count.attendance.values()];
  return {
    ...count.figures,
    attended: came.filter((attended) => attended).length,
    notAttended: came.filter((attended) => !attended).length,
    unreadable,
  };
};

const movedOn = (before: Totals, day: DayFigures): Totals => {
  const members: Partial<Record<Segment, number>> = {};
  for (const segment of segmentNames) {
    const now = (before.members[segment] ?? 0) + (day.joined[segment] ?? 0) - (day.left[segment] ?? 0);
    if (now !== 0) members[segment] = now;
  }
  const openEnquiries = before.openEnquiries + sumOf(day.enquiries) + day.reopened - day.settled;
  return { members, openEnquiries };
};

/** Sums up the London day `date` from its entries and from how things stood when it began. */
export const rollUp = (date: string, entries: readonly Entry[], before: Totals): Rollup => {
  const figures = countDay(entries);
  return { date, ...figures, totals: movedOn(before, figures) };
};

/** A day whose own figures stay, on top of other totals: what becomes of it when a day before it is counted again. */
export const carryOn = (day: Rollup, before: Totals): Rollup => ({ ...day, totals: movedOn(before, day) });
