import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EnquiryAnswered, EnquiryMoved, EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { enquiryKindNames } from "../../shared/enquiries/kinds.ts";
import { AttendanceRecorded, EventRegistered, RegistrationCancelled } from "../../shared/events/entries.ts";
import { catalogue } from "../../shared/journal/catalogue.ts";
import { type Entry, type EntryDefinition, record } from "../../shared/journal/entry.ts";
import { MemberJoined, MemberLeft } from "../../shared/members/entries.ts";
import { segmentNames } from "../../shared/people/segments.ts";
import { newId } from "../../shared/platform/ids.ts";
import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { londonDay } from "../../shared/reports/london-day.ts";
import { carryOn, rollUp } from "../../shared/reports/roll-up.ts";
import { noTotals, type Rollup, rollupSchema, type Totals } from "../../shared/reports/rollup.ts";

const happened = <Data>(definition: EntryDefinition<string, Data>, data: Data, at: string): Entry =>
  record(
    definition,
    { subject: "subject", data },
    { now: at, newId, actor: { kind: "system" }, correlation: "test" },
  );

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
    expect(rollUp("2026-11-23", entries, before)).toMatchObject({
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

  test("the later word on whether somebody came holds", () => {
    const recorded = (attended: boolean, hour: number, registration = "REG-1") =>
      happened(AttendanceRecorded, { registration, attended }, at(hour));
    const day = rollUp(
      "2026-11-23",
      [recorded(false, 12), recorded(true, 10), recorded(true, 11, "REG-2")],
      noTotals,
    );
    expect(day).toMatchObject({ attended: 1, notAttended: 1 });
  });

  test("an entry whose data make no sense is told of and holds up nothing", () => {
    const broken = { ...happened(MemberJoined, { via: "form", segment: "icb" }, at(8)), data: { via: 7 } };
    const day = rollUp(
      "2026-11-23",
      [broken, happened(MemberLeft, { by: "page", segment: "icb" }, at(9))],
      noTotals,
    );
    expect(day).toMatchObject({ unreadable: 1, left: { icb: 1 }, joined: {} });
  });

  test("one of every kind in the catalogue is taken in without complaint", () => {
    const all = Object.values(catalogue).map((definition: EntryDefinition) =>
      happened(definition, definition.examples[0], at(9)),
    );
    expect(rollupSchema.parse(rollUp("2026-11-23", all, noTotals)).unreadable).toBe(0);
  });
});

const anEntry = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.oneof(
      fc.record({ is: fc.constant("joined" as const), segment: fc.constantFrom(...segmentNames) }),
      fc.record({ is: fc.constant("left" as const), segment: fc.constantFrom(...segmentNames) }),
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

test("any order and any repetition of a day's entries give the same day", () => {
  const twice = aDay.chain((entries) =>
    fc.record({
      entries: fc.constant(entries),
      shuffled: fc.shuffledSubarray([...entries, ...entries], {
        minLength: entries.length * 2,
        maxLength: entries.length * 2,
      }),
    }),
  );
  fc.assert(
    fc.property(twice, ({ entries, shuffled }) => {
      expect(rollUp("2026-11-23", shuffled, noTotals)).toEqual(rollUp("2026-11-23", entries, noTotals));
    }),
  );
});

test("a late entry: counting its day again and carrying the totals on is the same as counting all days again", () => {
  fc.assert(
    fc.property(fc.array(aDay, { minLength: 1, maxLength: 6 }), fc.nat(5), anEntry, (days, which, late) => {
      const lateDay = which % days.length;
      const complete = days.map((entries, index) => (index === lateDay ? [...entries, late] : entries));
      const all = (list: readonly (readonly Entry[])[]) => {
        const done: Rollup[] = [];
        for (const [index, entries] of list.entries())
          done.push(rollUp(addDays("2026-11-01", index), entries, done.at(-1)?.totals ?? noTotals));
        return done;
      };
      const repaired: Rollup[] = [];
      for (const [index, day] of all(days).entries()) {
        const before = repaired.at(-1)?.totals ?? noTotals;
        const again = index === lateDay ? rollUp(day.date, complete[index] ?? [], before) : day;
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
