import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../shared/platform/clock.ts";
import {
  datesBetween,
  hoursBetween,
  plusHours,
  sayDate,
  sayDateTime,
  sayShortDate,
  sayShortDateTime,
  sayTime,
  utcDate,
} from "../../shared/platform/time.ts";
import {
  addDays,
  fromLocal,
  localDate,
  minus,
  mondayOf,
  plus,
  toLocal,
} from "../../shared/platform/wall-clock.ts";

const FIRST = Date.parse("2024-01-01T00:00:00Z");
const LAST = Date.parse("2040-12-31T23:00:00Z");
const HOUR = 3_600_000;

const hours = fc
  .integer({ min: 0, max: (LAST - FIRST) / HOUR })
  .map((hour) => new Date(FIRST + hour * HOUR).toISOString());

const lastSunday = (year: number, month: number): number => {
  const end = new Date(Date.UTC(year, month + 1, 0));
  return end.getTime() - end.getUTCDay() * 24 * HOUR;
};

/** Both clock changes of every year, at 01:00 UTC. */
const clockChanges = Array.from({ length: 17 }, (_, index) => 2024 + index).flatMap((year) =>
  [2, 9].map((month) => lastSunday(year, month) + HOUR),
);

const comesBack = (moment: string) => {
  const back = fromLocal(toLocal(moment));
  // The hour after the clock went back has the same wall-clock times as the hour before; the later one is taken.
  const hourAgo = Date.parse(back) - Date.parse(moment) === HOUR;
  expect(back === moment || (hourAgo && toLocal(back) === toLocal(moment))).toBe(true);
};

describe("wall-clock time", () => {
  it("goes there and back for any hour from 2024 to 2040", () => {
    fc.assert(fc.property(hours, comesBack), { numRuns: 2000 });
  });

  it("goes there and back for every hour around every clock change", () => {
    for (const change of clockChanges)
      for (let hour = -4; hour <= 4; hour += 1) comesBack(new Date(change + hour * HOUR).toISOString());
  });

  it("is an hour ahead of UTC in summer", () => {
    expect(fromLocal("2026-07-01T09:00")).toBe("2026-07-01T08:00:00.000Z");
    expect(fromLocal("2026-12-01T09:00")).toBe("2026-12-01T09:00:00.000Z");
    expect(toLocal("2026-07-01T08:00:00.000Z")).toBe("2026-07-01T09:00");
  });

  it("in the hour that spring skips is the moment after the gap", () => {
    expect(fromLocal("2026-03-29T01:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(toLocal(fromLocal("2026-03-29T01:30"))).toBe("2026-03-29T02:30");
  });

  it("in another zone is that zone's", () => {
    expect(fromLocal("2026-07-01T09:00", "America/New_York")).toBe("2026-07-01T13:00:00.000Z");
  });
});

describe("adding time", () => {
  it("in days keeps nine o'clock nine o'clock, across every clock change", () => {
    for (const change of clockChanges) {
      const date = addDays(utcDate(new Date(change).toISOString()), -1);
      expect(toLocal(plus(fromLocal(`${date}T09:00`), "P2D"))).toBe(`${addDays(date, 2)}T09:00`);
      expect(toLocal(minus(fromLocal(`${addDays(date, 2)}T09:00`), "P2D"))).toBe(`${date}T09:00`);
    }
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 400 }), (moment, days) => {
        const nine = fromLocal(`${localDate(moment)}T09:00`);
        expect(toLocal(plus(nine, `P${days}D`))).toBe(`${addDays(localDate(moment), days)}T09:00`);
        expect(minus(plus(nine, `P${days}D`), `P${days}D`)).toBe(nine);
      }),
    );
  });

  it("in hours counts real hours", () => {
    expect(plus("2026-10-24T23:30:00.000Z", "PT2H")).toBe("2026-10-25T01:30:00.000Z");
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 10_000 }), (moment, count) => {
        expect(hoursBetween(moment, plus(moment, `PT${count}H`))).toBe(count);
      }),
    );
  });

  it("in plain hours never looks at a wall clock", () => {
    expect(plusHours("2026-10-24T09:00:00.000Z", 48)).toBe("2026-10-26T09:00:00.000Z");
    expect(plusHours("2026-03-28T12:00:00.000Z", -0.25)).toBe("2026-03-28T11:45:00.000Z");
    expect(() => plusHours("soon", 1)).toThrow(RangeError);
  });

  it("gives moments whose text sorts as the time does", () => {
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const [first, second] = [plus(a, "PT1M"), plus(b, "PT1M")];
        expect(first < second).toBe(Date.parse(first) < Date.parse(second));
        expect(first).toHaveLength(24);
      }),
    );
  });
});

describe("dates", () => {
  it("are those of London, not of UTC", () => {
    expect(localDate("2026-06-30T23:30:00.000Z")).toBe("2026-07-01");
    expect(utcDate("2026-06-30T23:30:00.000Z")).toBe("2026-06-30");
    expect(localDate("2026-12-31T23:30:00.000Z")).toBe("2026-12-31");
  });

  it("between two include both, through leap days and year ends", () => {
    expect(datesBetween("2028-02-28", "2028-03-01")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    expect(datesBetween("2026-12-31", "2027-01-01")).toEqual(["2026-12-31", "2027-01-01"]);
    expect(datesBetween("2026-12-31", "2026-12-31")).toEqual(["2026-12-31"]);
    expect(datesBetween("2027-01-01", "2026-12-31")).toEqual([]);
    expect(datesBetween("2024-01-01", "2024-12-31")).toHaveLength(366);
  });

  it("belong to the week of their Monday", () => {
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
    fc.assert(
      fc.property(hours, (moment) => {
        const date = localDate(moment);
        const monday = mondayOf(date);
        expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
        expect(datesBetween(monday, date).length).toBeLessThanOrEqual(7);
        expect(monday <= date).toBe(true);
      }),
    );
  });

  it("that are none are refused", () => {
    expect(() => instant("yesterday")).toThrow(RangeError);
    expect(() => fromLocal("2026-02-30T09:00")).toThrow(RangeError);
    expect(instant("2026-11-23T08:00:00Z")).toBe("2026-11-23T08:00:00.000Z");
    expect(instant("2026-07-01T09:00:00.123456+01:00")).toBe("2026-07-01T08:00:00.123Z");
    for (const text of ["2026-02-30T09:00:00Z", "2026-11-23", "2026-11-23T08:00:00", "23 Nov 2026 08:00"])
      expect(() => instant(text), text).toThrow(RangeError);
  });
});

describe("saying a moment", () => {
  it.each([
    ["2026-11-23T00:00:00.000Z", "midnight"],
    ["2026-11-23T00:05:00.000Z", "12:05am"],
    ["2026-11-23T08:00:00.000Z", "8am"],
    ["2026-11-23T12:00:00.000Z", "midday"],
    ["2026-11-23T12:30:00.000Z", "12:30pm"],
    ["2026-11-23T13:30:00.000Z", "1:30pm"],
    ["2026-11-23T23:59:00.000Z", "11:59pm"],
    ["2026-07-01T11:00:00.000Z", "midday"],
    ["2026-07-01T23:00:00.000Z", "midnight"],
  ])("%s is %s", (moment, said) => {
    expect(sayTime(moment)).toBe(said);
  });

  it("in a column of a list is short, and keeps its year", () => {
    expect(sayShortDate("2026-11-25")).toBe("25 Nov 2026");
    expect(sayShortDate("2026-06-30T23:30:00.000Z")).toBe("1 Jul 2026");
    expect(sayShortDateTime("2026-11-25T09:26:00.000Z")).toBe("25 Nov 2026, 9:26am");
  });

  it("names the day in full, without a comma", () => {
    expect(sayDate("2026-11-23T08:00:00.000Z")).toBe("Monday 23 November 2026");
    expect(sayDate("2026-06-30T23:30:00.000Z")).toBe("Wednesday 1 July 2026");
    expect(sayDate("2026-06-30")).toBe("Tuesday 30 June 2026");
    expect(sayDate("2026-12-01")).toBe("Tuesday 1 December 2026");
    expect(sayDateTime("2026-11-23T08:00:00.000Z")).toBe("Monday 23 November 2026 at 8am");
  });
});
