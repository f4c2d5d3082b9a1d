import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allEntries } from "../../shared/all-entries.ts";
import {
  EnquiryAnswered,
  EnquiryAnswerFailed,
  EnquiryMoved,
  EnquiryReceived,
} from "../../shared/enquiries/entries.ts";
import { enquiryKindNames } from "../../shared/enquiries/kinds.ts";
import { AttendanceRecorded, EventRegistered, RegistrationCancelled } from "../../shared/events/entries.ts";
import { type Entry, type EntryDefinition, record } from "../../shared/journal/entry.ts";
import { MemberJoined, MemberKindChanged, MemberLeft } from "../../shared/members/entries.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { londonDay } from "../../shared/reports/days/london-day.ts";
import { noTotals, type Rollup, rollupSchema, type Totals } from "../../shared/reports/days/model.ts";
import { carryOn, rollUp, startDay } from "../../shared/reports/days/roll-up.ts";

const happened = <Data>(definition: EntryDefinition<string, Data>, data: Data, at: string): Entry =>
  record(
    definition,
    { subject: "subject", data },
    { now: at, newId, actor: { kind: "system" }, correlation: "test" },
  );

const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1));

/** A day summed up from its entries, which come as the journal gives them: in order, so many to a page. */
const sumUp = (date: string, entries: readonly Entry[], before: Totals, page = 7): Rollup => {
  const count = startDay();
  const all = inOrder(entries);
  for (let from = 0; from < all.length; from += page) count.add(all.slice(from, from + page));
  expect(count.entries()).toBe(entries.length);
  return rollUp(date, count, before);
};

const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, "0")}:00:00.000Z`;

describe("a day", () => {
  test("is counted by kind and segment, and moves the totals on", () => {
    const entries = [
      happened(MemberJoined, { via: "form", segment: "supplier" }, at(8)),
      happened(MemberJoined, { via: "list", segment: "supplier" }, at(9)),
      happened(MemberLeft, { by: "page", segment: "icb" }, at(9)),
      happened(
        EnquiryReceived,
        { kind: "general", channel: "form", message: newId(), answerBy: "2026-11-25", acknowledge: true },
        at(10),
      ),
      happened(EnquiryAnswered, { first: true, hoursOpen: 26, inTime: true, via: "desk" }, at(11)),
      happened(EnquiryAnswered, { first: true, hoursOpen: 99, inTime: false, via: "desk" }, at(11)),
      happened(EnquiryAnswered, { first: true, hoursOpen: 1, via: "desk" }, at(11)),
      happened(EnquiryMoved, { from: "new", to: "answered", because: "answer" }, at(11)),
      happened(EventRegistered, { registration: "REG-1", by: "form" }, at(12)),
      happened(RegistrationCancelled, { registration: "REG-1", held: "place", sequence: 1 }, at(13)),
      happened(RegistrationCancelled, { registration: "REG-2", held: "wait", sequence: 1 }, at(13)),
    ];
    const before: Totals = { members: { icb: 3, academia: 1 }, openEnquiries: 4 };
    expect(sumUp("2026-11-23", entries, before)).toMatchObject({
      date: "2026-11-23",
      joined: { supplier: 2 },
      left: { icb: 1 },
      enquiries: { general: 1 },
      answered: 3,
      answeredInTime: 1,
      answeredLate: 1,
      hoursToAnswer: 126,
      registrations: 1,
      cancelled: 1,
      totals: { members: { supplier: 2, icb: 2, academia: 1 }, openEnquiries: 4 },
    });
  });

  test("a member who is counted to another kind neither joined nor left", () => {
    const moved = happened(MemberKindChanged, { from: "other", to: "gp-practice" }, at(8));
    const day = sumUp("2026-11-23", [moved], { members: { other: 3 }, openEnquiries: 0 });
    expect(day).toMatchObject({ joined: {}, left: {}, totals: { members: { other: 2, "gp-practice": 1 } } });
  });

  test("the later word on whether somebody came holds", () => {
    const recorded = (attended: boolean, hour: number, registration = "REG-1") =>
      happened(AttendanceRecorded, { registration, attended }, at(hour));
    const day = sumUp(
      "2026-11-23",
      [recorded(false, 12), recorded(true, 10), recorded(true, 11, "REG-2")],
      noTotals,
    );
    expect(day).toMatchObject({ attended: 1, notAttended: 1 });
  });

  test("an entry whose data make no sense is told of and holds up nothing", () => {
    const broken = { ...happened(MemberJoined, { via: "form", segment: "icb" }, at(8)), data: { via: 7 } };
    const day = sumUp(
      "2026-11-23",
      [broken, happened(MemberLeft, { by: "page", segment: "icb" }, at(9))],
      noTotals,
    );
    expect(day).toMatchObject({ unreadable: 1, left: { icb: 1 }, joined: {} });
  });

  test("one of every kind in the catalogue is taken in without complaint", () => {
    const all = Object.values(allEntries).map((definition: EntryDefinition) =>
      happened(definition, definition.examples[0], at(9)),
    );
    expect(rollupSchema.parse(sumUp("2026-11-23", all, noTotals)).unreadable).toBe(0);
  });
});

const anEntry = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.oneof(
      fc.record({ is: fc.constant("joined" as const), segment: fc.constantFrom(...organisationKindNames) }),
      fc.record({ is: fc.constant("left" as const), segment: fc.constantFrom(...organisationKindNames) }),
      fc.record({ is: fc.constant("enquiry" as const), kind: fc.constantFrom(...enquiryKindNames) }),
      fc.record({ is: fc.constant("answer" as const), hoursOpen: fc.nat(500) }),
      fc.record({
        is: fc.constant("came" as const),
        registration: fc.constantFrom("REG-1", "REG-2"),
        attended: fc.boolean(),
      }),
    ),
  )
  .map(([hour, one]): Entry => {
    if (one.is === "joined") return happened(MemberJoined, { via: "form", segment: one.segment }, at(hour));
    if (one.is === "left") return happened(MemberLeft, { by: "page", segment: one.segment }, at(hour));
    if (one.is === "enquiry")
      return happened(
        EnquiryReceived,
        { kind: one.kind, channel: "form", message: newId(), answerBy: "2026-11-25", acknowledge: true },
        at(hour),
      );
    if (one.is === "answer")
      return happened(EnquiryAnswered, { first: true, hoursOpen: one.hoursOpen, via: "desk" }, at(hour));
    return happened(AttendanceRecorded, { registration: one.registration, attended: one.attended }, at(hour));
  });
const aDay = fc.array(anEntry, { maxLength: 30 });

/** The figures of a day that has all its entries before it: each looked up by itself. */
const plainFigures = (entries: readonly Entry[]) => {
  const named = (definition: EntryDefinition) => entries.filter(({ name }) => name === definition.name);
  const tally = (names: readonly string[], found: readonly string[]) =>
    Object.fromEntries(
      names
        .map((name) => [name, found.filter((one) => one === name).length] as const)
        .filter(([, count]) => count > 0),
    );
  const field = (definition: EntryDefinition, name: string): readonly string[] =>
    named(definition).map(({ data }) =>
      String(Object.entries(data ?? {}).find(([key]) => key === name)?.[1]),
    );
  const last = new Map(
    inOrder(named(AttendanceRecorded)).map(({ data }) => {
      const { registration, attended } = AttendanceRecorded.data.parse(data);
      return [registration, attended] as const;
    }),
  );
  return {
    joined: tally(organisationKindNames, field(MemberJoined, "segment")),
    left: tally(organisationKindNames, field(MemberLeft, "segment")),
    enquiries: tally(enquiryKindNames, field(EnquiryReceived, "kind")),
    answered: named(EnquiryAnswered).length,
    hoursToAnswer: field(EnquiryAnswered, "hoursOpen").reduce((sum, hours) => sum + Number(hours), 0),
    attended: [...last.values()].filter(Boolean).length,
    notAttended: [...last.values()].filter((came) => !came).length,
    unreadable: 0,
  };
};

test("a day that is counted while it is read has the figures of one that is looked at as a whole, however its pages fall", () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 40 }), (entries, page) => {
      expect(sumUp("2026-11-23", entries, noTotals, page)).toMatchObject(plainFigures(entries));
    }),
  );
});

test("a first answer that did not arrive counts no more, on whichever day that was told", () => {
  const answer = { first: true, hoursOpen: 26, inTime: true };
  const answered = happened(EnquiryAnswered, { ...answer, via: "desk" }, at(9));
  const failed = happened(EnquiryAnswerFailed, { ...answer, letter: newId() }, at(10));
  const later = happened(EnquiryAnswerFailed, { letter: newId(), first: false, hoursOpen: 0 }, at(11));
  const none = { answered: 0, answeredInTime: 0, answeredLate: 0, hoursToAnswer: 0 };
  expect(sumUp("2026-11-23", [answered, failed, later], noTotals)).toMatchObject(none);
  const another = sumUp("2026-11-23", [failed], noTotals);
  expect(rollupSchema.parse(another)).toMatchObject({ answered: -1, answeredInTime: -1 });
});

test("a late entry: counting its day again and carrying the totals on is the same as counting all days again", () => {
  fc.assert(
    fc.property(fc.array(aDay, { minLength: 1, maxLength: 6 }), fc.nat(5), anEntry, (days, which, late) => {
      const lateDay = which % days.length;
      const complete = days.map((entries, index) => (index === lateDay ? [...entries, late] : entries));
      const all = (list: readonly (readonly Entry[])[]) => {
        const done: Rollup[] = [];
        for (const [index, entries] of list.entries())
          done.push(sumUp(addDays("2026-11-01", index), entries, done.at(-1)?.totals ?? noTotals));
        return done;
      };
      const repaired: Rollup[] = [];
      for (const [index, day] of all(days).entries()) {
        const before = repaired.at(-1)?.totals ?? noTotals;
        const again = index === lateDay ? sumUp(day.date, complete[index] ?? [], before) : day;
        repaired.push(index > lateDay ? carryOn(day, before) : again);
      }
      expect(repaired).toEqual(all(complete));
    }),
  );
});

describe("a London day", () => {
  test.each([
    ["2026-03-28", 24],
    ["2026-03-29", 23],
    ["2026-03-30", 24],
    ["2026-10-24", 24],
    ["2026-10-25", 25],
    ["2026-10-26", 24],
  ])("%s has %i hours", (date, hours) => {
    const { first, last } = londonDay(date);
    expect((Date.parse(last) + 1 - Date.parse(first)) / 3_600_000).toBe(hours);
  });

  test("every moment is in exactly one, the one that the wall clock says, at both clock changes too", () => {
    const near = ["2026-03-29T01:00:00.000Z", "2026-10-25T01:00:00.000Z", "2026-07-01T23:00:00.000Z"];
    const moment = fc
      .tuple(fc.constantFrom(...near), fc.integer({ min: -100_000_000, max: 100_000_000 }))
      .map(([base, offset]) => new Date(Date.parse(base) + offset).toISOString());
    fc.assert(
      fc.property(moment, (now) => {
        const date = localDate(now);
        const inside = [addDays(date, -1), date, addDays(date, 1)].filter((day) => {
          const { first, last } = londonDay(day);
          return first <= now && now <= last;
        });
        expect(inside).toEqual([date]);
      }),
      { numRuns: 2000 },
    );
  });
});
