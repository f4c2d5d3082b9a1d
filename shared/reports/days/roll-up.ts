import { isOurTurn } from "../../enquiries/enquiry.ts";
import {
  EnquiryAnswered,
  EnquiryAnswerFailed,
  EnquiryMoved,
  EnquiryReceived,
} from "../../enquiries/entries.ts";
import {
  AttendanceRecorded,
  EventRegistered,
  EventWaitlisted,
  RegistrationCancelled,
} from "../../events/entries.ts";
import { FollowUpDone, FollowUpSkipped } from "../../follow-ups/entries.ts";
import type { Entry, EntryDefinition } from "../../journal/entry.ts";
import { LetterBounced, LetterSent } from "../../letters/entries.ts";
import { MemberJoined, MemberKindChanged, MemberLeft } from "../../members/entries.ts";
import { type OrganisationKind, organisationKindNames } from "../../people/organisation-kinds.ts";
import { ProjectCompleted } from "../../projects/entries.ts";
import { type DayFigures, noFigures, type Rollup, sumOf, type Totals } from "./model.ts";

/**
 * A day's figures while they are counted. It keeps no entry: its size is that of the figures, and of the latest word on whether somebody came
 * for each registration of which that day said so.
 */
interface Count {
  figures: DayFigures;
  readonly attendance: Map<string, boolean>;
  entries: number;
  unreadable: number;
}

/** The count of a day, entry by entry. */
export interface DayCount {
  /** Counts more entries of the day. They come in order of time and each once, as the journal gives them. */
  readonly add: (entries: readonly Entry[]) => void;
  /** How many entries were counted. */
  readonly entries: () => number;
  readonly figures: () => DayFigures;
}

type Counter = (count: Count, entry: Entry) => boolean;

/** What an entry of this kind adds. False for one whose data are not those of its kind. */
const counting = <Data>(
  definition: EntryDefinition<string, Data>,
  add: (figures: DayFigures, data: Data, count: Count) => Partial<DayFigures>,
): [string, Counter] => [
  definition.name,
  (count, entry) => {
    const data = definition.readData(entry);
    if (data === undefined) return false;
    count.figures = { ...count.figures, ...add(count.figures, data, count) };
    return true;
  },
];

const oneMore = <Name extends string>(
  counts: Partial<Record<Name, number>>,
  name: Name,
): Partial<Record<Name, number>> => ({ ...counts, [name]: (counts[name] ?? 0) + 1 });

/** One first answer more; or one less, which did not arrive. */
const answers = (
  figures: DayFigures,
  change: 1 | -1,
  { hoursOpen, inTime }: { readonly hoursOpen: number; readonly inTime?: boolean | undefined },
): Partial<DayFigures> => ({
  answered: figures.answered + change,
  answeredInTime: figures.answeredInTime + (inTime === true ? change : 0),
  answeredLate: figures.answeredLate + (inTime === false ? change : 0),
  hoursToAnswer: figures.hoursToAnswer + change * hoursOpen,
});

const counters: ReadonlyMap<string, Counter> = new Map([
  counting(MemberJoined, ({ joined }, { segment }) => ({ joined: oneMore(joined, segment) })),
  counting(MemberKindChanged, ({ movedKind }, { from, to }) => ({
    movedKind: {
      ...movedKind,
      [from]: (movedKind[from] ?? 0) - 1,
      [to]: (movedKind[to] ?? 0) + 1,
    },
  })),
  counting(MemberLeft, ({ left }, { segment }) => ({ left: oneMore(left, segment) })),
  counting(EnquiryReceived, ({ enquiries }, { kind }) => ({ enquiries: oneMore(enquiries, kind) })),
  counting(EnquiryAnswered, (figures, { first, hoursOpen, inTime }) => {
    return first ? answers(figures, 1, { hoursOpen, inTime }) : {};
  }),
  counting(EnquiryAnswerFailed, (figures, { first, hoursOpen, inTime }) =>
    first ? answers(figures, -1, { hoursOpen, inTime }) : {},
  ),
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

/** Begins to count a day. Of two words on whether somebody came the later holds. */
export const startDay = (): DayCount => {
  const count: Count = { figures: noFigures, attendance: new Map(), entries: 0, unreadable: 0 };
  return {
    add: (entries) => {
      count.entries += entries.length;
      for (const entry of entries)
        if (counters.get(entry.name)?.(count, entry) === false) count.unreadable += 1;
    },
    entries: () => count.entries,
    figures: () => {
      let attended = 0;
      for (const came of count.attendance.values()) if (came) attended += 1;
      const notAttended = count.attendance.size - attended;
      return { ...count.figures, attended, notAttended, unreadable: count.unreadable };
    },
  };
};

const movedOn = (before: Totals, day: DayFigures): Totals => {
  const members: Partial<Record<OrganisationKind, number>> = {};
  for (const segment of organisationKindNames) {
    const came = (day.joined[segment] ?? 0) + (day.movedKind[segment] ?? 0);
    const now = (before.members[segment] ?? 0) + came - (day.left[segment] ?? 0);
    if (now !== 0) members[segment] = now;
  }
  const openEnquiries = before.openEnquiries + sumOf(day.enquiries) + day.reopened - day.settled;
  return { members, openEnquiries };
};

/** Sums up the London day `date` from its count and from how things stood when it began. */
export const rollUp = (date: string, count: Pick<DayCount, "figures">, before: Totals): Rollup => {
  const figures = count.figures();
  return { date, ...figures, totals: movedOn(before, figures) };
};

/** A day whose own figures stay, on top of other totals: what becomes of it when a day before it is counted again. */
export const carryOn = (day: Rollup, before: Totals): Rollup => ({ ...day, totals: movedOn(before, day) });
