import { describe, expect, test } from "vitest";
import type { ActivityKind } from "../../shared/engagement/activity-kinds.ts";
import { commitmentOf, countsIn, gravityOf } from "../../shared/engagement/community.ts";
import type { Months } from "../../shared/engagement/engagement.ts";
import { byFirstWeights } from "./weighed.ts";

const months = (of: Readonly<Record<string, readonly ActivityKind[]>>): Months =>
  Object.fromEntries(
    Object.entries(of).map(([month, kinds]) => [
      month,
      {
        days: kinds.length,
        counts: Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length])),
      },
    ]),
  );

const counted = (of: Parameters<typeof months>[0], month: string) =>
  countsIn(byFirstWeights(months(of)), month);

describe("gravity, as the Orbit Model publishes it", () => {
  const january = { exploring: 17, participating: 8, contributing: 4, leading: 1 };
  const february = { exploring: 15, participating: 9, contributing: 5, leading: 1 };
  const march = { exploring: 12, participating: 10, contributing: 6, leading: 2 };

  test("weighted commitment is 441, 504 and 666", () => {
    expect([january, february, march].map(commitmentOf)).toEqual([441, 504, 666]);
  });

  test("and its change for each of 30 members is +2.1 and +5.4", () => {
    expect(gravityOf(january, february)).toBeCloseTo(2.1, 10);
    expect(gravityOf(february, march)).toBeCloseTo(5.4, 10);
  });

  test("one member who goes from 2 by 5 to 7 of commitment changes it by 5, whatever the page says", () => {
    expect(commitmentOf({ exploring: 7 }) - commitmentOf({ exploring: 2 })).toBe(5);
  });

  test("the quiet weigh nothing, and a community in which all are quiet has none", () => {
    expect(commitmentOf({ quiet: 9 })).toBe(0);
    expect(gravityOf({ exploring: 3 }, { quiet: 3 })).toBeUndefined();
  });
});

describe("as what somebody counts in a month", () => {
  test("whoever was not there yet counts as nothing", () => {
    expect(counted({ "2026-05": ["joined"] }, "2026-04")).toEqual([]);
  });

  test("moves up at once and counts in the movement table under the level before", () => {
    const names = counted({ "2026-04": ["joined"], "2026-05": ["applied"] }, "2026-05");
    expect(names).toEqual(
      expect.arrayContaining(["level@contributing", "level-before@exploring", "moved-up@exploring", "new"]),
    );
    expect(counted({ "2026-04": ["joined"] }, "2026-05")).toContain("held@exploring");
    expect(counted({ "2025-05": ["applied"] }, "2026-07")).toContain("moved-down@contributing");
  });

  test("is inactive in the third month after the last in which they did anything, joining apart", () => {
    const of = { "2026-01": ["joined"], "2026-02": ["attended"] } as const;
    const inactive = ["2026-03", "2026-04", "2026-05", "2026-06"].filter((month) =>
      counted(of, month).includes("inactive"),
    );
    expect(inactive).toEqual(["2026-05"]);
    expect(counted({ "2026-01": ["joined"] }, "2026-04")).not.toContain("inactive");
  });

  test("is occasional with one or two contributions in a year", () => {
    expect(counted({ "2026-02": ["attended", "attended"] }, "2026-05")).toContain("occasional");
    expect(
      counted({ "2026-02": ["attended"], "2026-03": ["enquired", "attended"] }, "2026-05"),
    ).not.toContain("occasional");
  });

  test("each step of the conversion is a part of the one before", () => {
    const steps = ["came", "came-closer", "took-part", "uses-a-result"];
    const taken = (of: Parameters<typeof months>[0]) =>
      counted(of, "2026-06").filter((name) => steps.includes(name));
    expect(taken({ "2026-06": ["applied"] })).toEqual([]);
    expect(taken({ "2026-06": ["attended"] })).toEqual(steps.slice(0, 1));
    expect(taken({ "2026-06": ["attended", "attended", "asked-to-re-use"] })).toEqual(steps.slice(0, 2));
    expect(taken({ "2026-06": ["attended", "enquired", "applied"] })).toEqual(steps.slice(0, 3));
    expect(taken({ "2026-05": ["attended", "told-news"], "2026-06": ["enquired", "applied"] })).toEqual(
      steps,
    );
    expect(taken({ "2025-06": ["attended"] })).toEqual([]);
  });

  test("newcomers are followed for a year: active, and regular in three months", () => {
    const steps = (of: Parameters<typeof months>[0]) =>
      counted(of, "2026-06").filter((name) => name.startsWith("newcomers"));
    expect(steps({ "2026-01": ["joined"] })).toEqual(["newcomers"]);
    expect(steps({ "2026-01": ["joined", "attended"] })).toEqual(["newcomers", "newcomers-active"]);
    expect(
      steps({ "2026-01": ["joined", "attended"], "2026-02": ["attended"], "2026-03": ["enquired"] }),
    ).toEqual(["newcomers", "newcomers-active", "newcomers-regular"]);
    expect(steps({ "2025-06": ["joined"] })).toEqual([]);
  });

  test("the cohort is the month of joining, and active is who did anything else in this month", () => {
    expect(counted({ "2026-01": ["joined"], "2026-06": ["attended"] }, "2026-06")).toEqual(
      expect.arrayContaining(["cohort@2026-01", "cohort-active@2026-01"]),
    );
    expect(counted({ "2026-06": ["joined"] }, "2026-06")).not.toContain("cohort-active@2026-06");
  });
});
