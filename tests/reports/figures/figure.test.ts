import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUp, type Counts, countName, parseCountName } from "../../../shared/reports/figures/counts.ts";
import { definitionOf, figureNames } from "../../../shared/reports/figures/definitions.ts";
import { distributionName } from "../../../shared/reports/figures/distribution.ts";
import { facetNames, sayFacetValue } from "../../../shared/reports/figures/facets.ts";
import {
  figureBy,
  figureByShown,
  figureOf,
  type PeriodFigures,
  sayFigure,
} from "../../../shared/reports/figures/figure.ts";
import { periodOf } from "../../../shared/reports/figures/period.ts";

const known = (counts: Counts, standing: Counts = {}): PeriodFigures => ({
  period: periodOf("week", "2026-11-23"),
  through: "2026-11-29",
  counts,
  standing,
  people: {},
});

const someCounts = fc.dictionary(
  fc
    .tuple(
      fc.constantFrom("joined", "left"),
      fc.constantFrom(...facetNames),
      fc.constantFrom("supplier", "icb"),
    )
    .map(([name, facet, value]) => countName(name, { facet, value })),
  fc.integer({ min: -9, max: 9 }),
);

describe("counts", () => {
  test("add up to the same in whatever order and however they are divided", () => {
    fc.assert(
      fc.property(fc.array(someCounts, { maxLength: 8 }), fc.nat(8), (all, at) => {
        const once = addUp(all);
        expect(addUp([addUp(all.slice(0, at)), addUp(all.slice(at))])).toEqual(once);
        expect(JSON.stringify(addUp(all.toReversed()))).toBe(JSON.stringify(once));
      }),
    );
  });

  test("are found again by name", () => {
    const narrowed = { facet: "region", value: "north-west" } as const;
    expect(parseCountName(countName("joined", narrowed))).toEqual({ name: "joined", narrowed });
    expect(parseCountName("joined")).toEqual({ name: "joined" });
    expect(sayFacetValue(narrowed)).toBe("North West");
    expect(sayFacetValue({ facet: "topic", value: "data-linkage" })).toBe("data-linkage");
  });
});

describe("a figure", () => {
  test("is a count, a share of its cases, or a percentile by the nearest rank", () => {
    const week = known(
      {
        joined: 31,
        "joined|organisation:supplier": 4,
        "answered-in-time": 5,
        "answered-late": 1,
        [distributionName("answer-hours", 2)]: 5,
        [distributionName("answer-hours", 10)]: 4,
        [distributionName("answer-hours", 40)]: 1,
      },
      { members: 1321 },
    );
    expect(figureOf(week, "joined")).toEqual({ value: 31, cases: 31 });
    expect(figureOf(week, "joined", { facet: "organisation", value: "supplier" }).value).toBe(4);
    expect(figureOf(week, "members").value).toBe(1321);
    expect(figureOf(week, "answered-in-time")).toEqual({ value: 83.3, cases: 6 });
    expect(figureOf(week, "median-answer")).toEqual({ value: 2, cases: 10 });
    expect(figureOf(week, "slow-answer")).toEqual({ value: 10, cases: 10 });
    expect(sayFigure("median-answer", { value: 2 })).toBe("2 working hours");
    expect(sayFigure("answered-in-time", { value: 83.3 })).toBe("83.3%");
    expect(sayFigure("joined", { value: 1 })).toBe("1 person");
  });

  test("says nothing of a share of nothing, and of a period that has no day yet", () => {
    expect(figureOf(known({}), "attendance-rate")).toEqual({ value: undefined, cases: 0 });
    expect(figureOf({ ...known({ joined: 3 }), through: undefined }, "joined").value).toBeUndefined();
    expect(sayFigure("attendance-rate", { value: undefined })).toBe("–");
  });

  test("divided for what leaves the team, holds small numbers back and one from which they could be worked out", () => {
    const week = known({
      "joined|organisation:supplier": 4,
      "joined|organisation:icb": 9,
      "joined|organisation:academia": 20,
    });
    const shown = new Map(
      figureByShown(week, "joined", "organisation").map(({ of, value }) => [of, value] as const),
    );
    expect([shown.get("supplier"), shown.get("icb"), shown.get("academia")]).toEqual(["few", "hidden", 20]);
    expect(figureBy(week, "joined", "organisation").find(({ of }) => of === "supplier")?.value).toBe(4);
  });

  test("says of itself what it is, in words", () => {
    for (const name of figureNames) {
      const { title, formula } = definitionOf(name);
      expect(title).toMatch(/^[A-Z]/);
      expect(formula).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(figureNames.map((name) => definitionOf(name).title)).size).toBe(figureNames.length);
  });
});
