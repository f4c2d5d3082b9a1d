import { describe, expect, test } from "vitest";
import { countsIn } from "../../../shared/engagement/community.ts";
import type { Months } from "../../../shared/engagement/engagement.ts";
import { addUp } from "../../../shared/reports/figures/counts.ts";
import { figureOf, type PeriodFigures } from "../../../shared/reports/figures/figure.ts";
import { periodOf } from "../../../shared/reports/figures/period.ts";
import { cohortTable, funnelOf, movementTable } from "../../../shared/reports/figures/tables.ts";
import { byFirstWeights } from "../../engagement/weighed.ts";

const joined = { counts: { joined: 1 }, days: 1 };
const came = { counts: { attended: 1 }, days: 1 };
const applied = { counts: { attended: 2, applied: 1 }, days: 2 };

const community: readonly Months[] = [
  { "2026-01": joined },
  { "2026-01": joined, "2026-02": came, "2026-03": applied },
  { "2026-02": joined, "2026-03": came },
  { "2025-12": came },
];

const monthOf = (month: string): PeriodFigures => {
  const period = periodOf("month", `${month}-01`);
  const counts = community.map((months) =>
    addUp(countsIn(byFirstWeights(months), month).map((name) => ({ [name]: 1 }))),
  );
  return {
    period,
    through: period.last,
    counts: {},
    standing: {},
    people: { came: 3, "came-again": 1 },
    community: addUp(counts),
  };
};

const months = ["2026-01", "2026-02", "2026-03"].map(monthOf);
const march = monthOf("2026-03");

describe("the tables of a community", () => {
  test("movements: who was found on each level, and what became of them", () => {
    const rows = movementTable(march).map(({ level, before, up, held, down, after }) => [
      level,
      before,
      up,
      held,
      down,
      after,
    ]);
    expect(rows).toEqual([
      ["leading", 0, 0, 0, 0, 0],
      ["contributing", 0, 0, 0, 0, 1],
      ["participating", 2, 1, 1, 0, 2],
      ["exploring", 2, 1, 1, 0, 1],
      ["quiet", 0, 0, 0, 0, 0],
    ]);
    for (const { before, up, held, down } of movementTable(march)) expect(up + held + down).toBe(before);
    expect(figureOf(march, "moved-up").value).toBe(2);
    // 49 + 2 x 16 + 1 after, 2 x 16 + 2 x 1 before, over 4 people.
    expect(figureOf(march, "gravity")).toEqual({ value: 12, cases: 4 });
  });

  test("cohorts: joined in a month, active in a month", () => {
    expect(cohortTable(months)).toEqual([
      {
        joinedIn: "2026-01",
        people: 2,
        active: [
          { month: "2026-01", people: 0 },
          { month: "2026-02", people: 1 },
          { month: "2026-03", people: 1 },
        ],
      },
      {
        joinedIn: "2026-02",
        people: 1,
        active: [
          { month: "2026-02", people: 0 },
          { month: "2026-03", people: 1 },
        ],
      },
    ]);
  });

  test("funnels: each step is a part of the one before", () => {
    const people = (name: Parameters<typeof funnelOf>[1]) =>
      funnelOf(march, name).map((step) => [step.people, step.rate]);
    expect(people("events")).toEqual([
      [3, undefined],
      [1, 33.3],
    ]);
    expect(people("newcomers")).toEqual([
      [3, undefined],
      [2, 66.7],
      [0, 0],
    ]);
    expect(people("closer")).toEqual([
      [3, undefined],
      [1, 33.3],
      [1, 100],
      [0, 0],
    ]);
  });

  test("a month that is not over is not measured, and says so by having nothing", () => {
    const { community: _community, ...running } = march;
    expect(movementTable(running)).toEqual([]);
    expect(cohortTable([running])).toEqual([]);
    expect(funnelOf(running, "newcomers")).toEqual([]);
    expect(figureOf(running, "gravity").value).toBeUndefined();
  });
});
