import { describe, expect, test } from "vitest";
import { figureOf, type PeriodFigures } from "../../../shared/reports/figures/figure.ts";
import { periodName } from "../../../shared/reports/figures/period.ts";
import { chosen, offered } from "../../../shared/reports/insight/choice.ts";
import { partCsv } from "../../../shared/reports/insight/csv.ts";
import { groupNames } from "../../../shared/reports/insight/group-titles.ts";
import { groupOf } from "../../../shared/reports/insight/groups.ts";
import { keyFiguresOf } from "../../../shared/reports/insight/key-figures.ts";
import type { Part, PartSource } from "../../../shared/reports/insight/part.ts";
import { isSound } from "../../charts/sound.ts";

const today = "2026-11-30";
const choice = chosen({ period: "2026-10" }, today);

const figuresOf = (period: PeriodFigures["period"], nth: number): PeriodFigures => ({
  period,
  through: period.last,
  counts: {
    joined: 10 + nth,
    "joined|organisation:supplier": 10 + nth,
    left: 2,
    enquiries: 5,
    "enquiries|enquiry:general": 5,
    answered: 4,
    "answered-in-time": 3,
    "answered-late": 1,
    "answer-hours=3": 3,
    "answer-hours=9": 1,
    registrations: 30,
    attended: 20,
    "did-not-attend": 10,
    "letters-sent": 200,
    "letters-returned": 2,
  },
  standing: {
    members: 100 + nth,
    "members|organisation:supplier": 60 + nth,
    "members|organisation:icb": 40,
    "members|region:london": 70,
    "members|topic:events": 12,
    "members|topic:gone": 1,
  },
  people: { active: 25, came: 12, "came-again": 6, enquired: 4 },
  community: {
    "level@leading": 2,
    "level@contributing": 5,
    "level@participating": 9,
    "level@exploring": 20,
    "level-before@exploring": 22,
    "moved-up@exploring": 3,
    "held@exploring": 18,
    "moved-down@exploring": 1,
    newcomers: 30,
    "newcomers-active": 12,
    "newcomers-regular": 4,
    [`cohort@${periodName(period)}`]: 10,
    [`cohort-active@${periodName(period)}`]: 4,
  },
});

const nothingOf = (period: PeriodFigures["period"]): PeriodFigures => ({
  period,
  through: undefined,
  counts: {},
  standing: {},
  people: {},
});

const sourceOf = (make: (period: PeriodFigures["period"], nth: number) => PeriodFigures): PartSource => {
  const series = choice.series.map(make);
  return {
    choice,
    own: series.at(-1) ?? nothingOf(choice.own),
    before: series.at(-2) ?? nothingOf(choice.before),
    series,
    months: series,
  };
};
const full = sourceOf(figuresOf);
const empty = sourceOf(nothingOf);
const beside = { work: [], topics: new Map([["events", "Webinars and events"]]) };
const partsOf = (source: PartSource): readonly Part[] =>
  groupNames.flatMap((name) => groupOf(name).parts(source, beside));
const part = (id: string): Part => partsOf(full).find((one) => one.id === id) ?? expect.fail(`No ${id}.`);

describe("what an address chooses", () => {
  test("the last whole month against the month before, where it says nothing or nonsense", () => {
    for (const period of [undefined, "2026-13", "2027-01", "2026-11-30", "x"]) {
      const { own, before } = chosen({ period }, today);
      expect([periodName(own), periodName(before)]).toEqual(["2026-10", "2026-09"]);
    }
  });
  test.each([
    ["2026-10", "year", "2025-10"],
    ["2026-Q3", "before", "2026-Q2"],
    ["2026-Q3", "year", "2025-Q3"],
    ["2026", "before", "2025"],
    ["week-2026-11-23", "year", "week-2025-11-24"],
  ])("%s against %s is %s", (period, against, before) => {
    expect(periodName(chosen({ period, against }, today).before)).toBe(before);
  });
  test("every period that is offered can be chosen", () => {
    for (const { value } of offered(today).flatMap(({ periods }) => periods))
      expect(periodName(chosen({ period: value }, today).own)).toBe(value);
  });
});

describe("the parts", () => {
  test("each has a name of its own, a definition, and a drawing that is sound in both shapes", () => {
    const parts = partsOf(full);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    for (const { counted, draw, said } of parts) {
      expect(counted.length).toBeGreaterThan(0);
      if (draw === undefined) continue;
      expect(said).not.toBe("");
      for (const shape of ["wide", "narrow"] as const) isSound(draw(shape));
    }
  });

  test("without figures each is drawn, and says that there are none", () => {
    for (const { draw } of partsOf(empty))
      if (draw !== undefined) for (const shape of ["wide", "narrow"] as const) isSound(draw(shape));
  });

  test("have the numbers of the figures, on the page and in the file", () => {
    const { table, counted } = part("organisations");
    expect(table.rows.find(({ cells }) => cells[0] === "Supplier")).toMatchObject({
      cells: ["Supplier", 72, 71, 22],
      href: "/desk/members?segment=supplier",
    });
    const file = partCsv({ table, counted });
    expect(file).toContain('"Supplier",72,71,22');
    expect(file).toContain("Everybody who had joined and had not left when the period ended.");
    const joined = part("joined").table.rows[0];
    expect(joined?.cells).toEqual(["October 2026", figureOf(full.own, "joined").value, 2]);
    expect(part("answer-time").table.rows[0]?.cells).toEqual(["October 2026", 3, 9]);
  });

  test("a topic that is gone is left out, and members without a region are a task", () => {
    expect(part("topics").table.rows.map(({ cells }) => cells[0])).toEqual(["Webinars and events"]);
    const { rows } = part("data-quality").table;
    expect(rows.find(({ cells }) => cells[0] === "Members without a region")?.cells[1]).toBe(42);
  });

  test("the table of movements adds up, and a cohort begins with its month", () => {
    expect(part("movements").table.rows.at(-2)?.cells).toEqual(["Exploring", 22, 3, 18, 1, 20]);
    const first = part("cohorts").table.rows[0];
    expect(first?.cells.slice(0, 3)).toEqual(["October 2026", 10, undefined]);
    expect(first?.cells.at(-1)).toBe(4);
  });

  test("the key figures say which way they went", () => {
    expect(keyFiguresOf(full)[0]).toMatchObject({ value: "112", before: "111", way: "more" });
    expect(keyFiguresOf(empty)[0]).toMatchObject({ value: "–", before: "–", way: undefined });
  });
});
