import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/platform/wall-clock.ts";
import {
  parsePeriod,
  periodBefore,
  periodName,
  periodOf,
  periodsBetween,
  periodsUpTo,
  periodUnits,
  sayPeriod,
  yearBefore,
} from "../../../shared/reports/figures/period.ts";

const aDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1995-01-01", days));
const aUnit = fc.constantFrom(...periodUnits);

describe("a period", () => {
  test.each([
    ["day", "2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23", "Monday 23 November 2026"],
    ["week", "2026-11-29", "2026-11-23", "2026-11-29", "week-2026-11-23", undefined],
    ["month", "2024-02-10", "2024-02-01", "2024-02-29", "2024-02", "February 2024"],
    ["quarter", "2026-11-23", "2026-10-01", "2026-12-31", "2026-Q4", "October 2026 to December 2026"],
    ["year", "2026-11-23", "2026-01-01", "2026-12-31", "2026", "2026"],
  ] as const)("a %s with %s", (unit, date, first, last, name, said) => {
    const period = periodOf(unit, date);
    expect(period).toEqual({ unit, first, last });
    expect(periodName(period)).toBe(name);
    if (said !== undefined) expect(sayPeriod(period)).toBe(said);
  });

  test("is found again by its name", () => {
    fc.assert(
      fc.property(aUnit, aDate, (unit, date) => {
        const period = periodOf(unit, date);
        expect(parsePeriod(periodName(period))).toEqual(period);
        expect(period.first <= date && date <= period.last).toBe(true);
      }),
    );
  });

  test("ends the day before the next begins, without a gap", () => {
    fc.assert(
      fc.property(aUnit, aDate, (unit, date) => {
        const period = periodOf(unit, date);
        const before = periodBefore(period);
        expect(addDays(before.last, 1)).toBe(period.first);
        expect(periodsUpTo(period, 3)).toEqual([periodBefore(before), before, period]);
        expect(periodsBetween(unit, before.last, period.first)).toEqual([before, period]);
      }),
    );
  });

  test.each(["", "2026-13", "2026-Q5", "2026-02-30", "week-2026-11-24", "week-", "26", "2026-11-23-1", "x"])(
    "%j is the name of none",
    (name) => expect(parsePeriod(name)).toBeUndefined(),
  );

  test("a year before: the same weekdays, the same dates, and the day before a leap day", () => {
    expect(periodName(yearBefore(periodOf("week", "2026-11-23")))).toBe("week-2025-11-24");
    expect(periodName(yearBefore(periodOf("day", "2024-02-29")))).toBe("2023-02-28");
    expect(periodName(yearBefore(periodOf("quarter", "2026-11-23")))).toBe("2025-Q4");
    expect(periodName(yearBefore(periodOf("month", "2024-02-29")))).toBe("2023-02");
  });
});
