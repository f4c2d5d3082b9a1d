import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityKind } from "../../shared/engagement/activity-kinds.ts";
import type { Months } from "../../shared/engagement/engagement.ts";
import { leftAfter, loveIn, monthsBetween, rankOf } from "../../shared/engagement/love.ts";
import { firstWeights } from "../../shared/engagement/weights/model.ts";
import { byFirstWeights } from "./weighed.ts";

const month = (counts: Partial<Record<ActivityKind, number>>, days = 1) => ({ counts, days });

describe("love (Orbit Model, January 2021)", () => {
  /** The published example on 20 February 2020, with weights 1 and 3 as it has them. */
  test.each([
    {
      who: "Marie Monzo",
      done: [
        { weight: 3, at: "2020-01" },
        { weight: 3, at: "2020-01" },
      ],
      love: 5.4,
    },
    {
      who: "Jennifer Lewis",
      done: [
        { weight: 1, at: "2019-11" },
        { weight: 3, at: "2020-02" },
      ],
      love: 3.729,
    },
    { who: "Terrence Fletcher", done: [{ weight: 1, at: "2019-12" }], love: 0.81 },
  ])("is $love for $who", ({ done, love }) => {
    const kindOf = (weight: number): ActivityKind => (weight === 3 ? "surveyed" : "joined");
    const months: Record<string, Months[string]> = {};
    for (const { weight, at } of done)
      months[at] = month({ [kindOf(weight)]: (months[at]?.counts[kindOf(weight)] ?? 0) + 1 });
    expect([firstWeights.surveyed, firstWeights.joined]).toEqual([3, 1]);
    expect(loveIn(byFirstWeights(months), "2020-02")).toBeCloseTo(love, 10);
  });

  test("counts nothing of what was done later than the month that is asked for", () => {
    const done = { "2026-03": month({ joined: 1 }), "2026-05": month({ applied: 1 }) };
    expect(loveIn(byFirstWeights(done), "2026-03")).toBe(1);
  });

  test("counts calendar months, across years", () => {
    expect([monthsBetween("2026-11", "2026-11"), monthsBetween("2025-12", "2026-01")]).toEqual([0, 1]);
    expect(leftAfter(12)).toBeCloseTo(0.2824, 4);
  });
});

const anyMonth = fc
  .tuple(fc.integer({ min: 2024, max: 2031 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, of]) => `${year}-${String(of).padStart(2, "0")}`);
const anyMonths = fc
  .dictionary(
    anyMonth,
    fc.record({ joined: fc.nat(1), enquired: fc.nat(9), attended: fc.nat(9) }).map((counts) => month(counts)),
    { minKeys: 1, maxKeys: 20 },
  )
  .map(byFirstWeights);

describe("the rank of somebody", () => {
  test("sorts as love does, in whichever later month it is looked at", () => {
    fc.assert(
      fc.property(anyMonths, anyMonths, (a, b) => {
        const [first, second] = [loveIn(a, "2031-12"), loveIn(b, "2031-12")];
        // Closer than this they are equal: the rank has nine digits after its point.
        fc.pre(Math.abs(first - second) > 1e-6 * first);
        expect(rankOf(a) > rankOf(b)).toBe(first > second);
        expect(loveIn(a, "2035-06") > loveIn(b, "2035-06")).toBe(first > second);
      }),
    );
  });
});
