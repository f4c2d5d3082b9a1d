import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOf,
  onWorkingDay,
  workingDaysBetween,
} from "../../shared/platform/working-days.ts";

const dates = fc
  .integer({ min: Date.UTC(2018, 0, 1) / 86_400_000, max: Date.UTC(2040, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe("England's bank holidays", () => {
  it.each([
    ["2020", ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]],
    ["2022", ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]],
    ["2023", ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]],
    ["2026", ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]],
    ["2027", ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]],
  ])("of %s that fall on weekdays are those that were proclaimed", (year, expected) => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(Number(year), 0, 1 + day)).toISOString().slice(0, 10),
    ).filter((date) => date.startsWith(year));
    const weekdays = days.filter((date) => isWorkingDay(date, () => false));
    expect(weekdays.filter(isBankHoliday)).toEqual(expected.map((day) => `${year}-${day}`));
  });

  it("are not Scotland's", () => expect(isBankHoliday("2027-01-04")).toBe(false));
});

describe("working days", () => {
  it.each([
    ["a Tuesday", "2026-11-24", 2, "2026-11-26"],
    ["a Friday", "2026-11-27", 2, "2026-12-01"],
    ["the Saturday after it", "2026-11-28", 2, "2026-12-01"],
    ["the day before Christmas Eve", "2026-12-23", 2, "2026-12-29"],
    ["Maundy Thursday", "2027-03-25", 1, "2027-03-30"],
    ["twenty days over Christmas", "2026-12-14", 20, "2027-01-14"],
  ])("after %s", (_name, from, days, due) => expect(addWorkingDays(from, days, isBankHoliday)).toBe(due));

  it("none is the day itself, and fewer than none is refused", () => {
    expect(addWorkingDays("2026-11-28", 0, isBankHoliday)).toBe("2026-11-28");
    expect(() => addWorkingDays("2026-11-28", -1, isBankHoliday)).toThrow(RangeError);
    expect(() => addWorkingDays("2026-11-28", 1.5, isBankHoliday)).toThrow(RangeError);
  });

  it("counted on and counted back agree, end on working days, and never go backwards", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const due = addWorkingDays(from, days, isBankHoliday);
        expect(isWorkingDay(due, isBankHoliday)).toBe(true);
        expect(workingDaysBetween(from, due, isBankHoliday)).toBe(days);
        expect(addWorkingDays(from, days + 1, isBankHoliday) > due).toBe(true);
        expect(addWorkingDays(addWorkingDays(from, 1, isBankHoliday), days - 1, isBankHoliday)).toBe(due);
        expect(workingDaysBetween(due, from, isBankHoliday)).toBe(0);
      }),
    );
  });

  it("are at most five in any seven days", () => {
    fc.assert(
      fc.property(dates, (from) => {
        const weekLater = new Date(Date.parse(from) + 7 * 86_400_000).toISOString().slice(0, 10);
        expect(workingDaysBetween(from, weekLater, isBankHoliday)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("what falls due or is asked for", () => {
  it.each([
    ["on a working day", "2026-12-24", "2026-12-24"],
    ["at Christmas", "2026-12-25", "2026-12-29"],
    ["at New Year", "2027-01-01", "2027-01-04"],
    ["on Good Friday", "2027-03-26", "2027-03-30"],
    ["on a Saturday", "2026-11-28", "2026-11-30"],
  ])("%s waits for the first working day", (_when, date, expected) =>
    expect(onWorkingDay(date, isBankHoliday)).toBe(expected),
  );

  it("keeps the order of its days", () => {
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const [earlier, later] = [one, other].sort();
        expect(onWorkingDay(earlier ?? one, isBankHoliday) <= onWorkingDay(later ?? one, isBankHoliday)).toBe(
          true,
        );
        expect(isWorkingDay(onWorkingDay(one, isBankHoliday), isBankHoliday)).toBe(true);
      }),
    );
  });

  it.each([
    ["an ordinary week", "2026-11-23", "2026-11-27"],
    ["the week of Christmas", "2026-12-21", "2026-12-24"],
    ["the week of Good Friday", "2027-03-22", "2027-03-25"],
  ])("at the end of %s is its last working day", (_week, monday, expected) =>
    expect(lastWorkingDayOf(monday, isBankHoliday)).toBe(expected),
  );

  it("at the end of a week without a working day is never", () =>
    expect(lastWorkingDayOf("2026-12-21", () => true)).toBeUndefined());
});
