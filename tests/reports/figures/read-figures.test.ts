import { afterAll, beforeAll, expect, test } from "vitest";
import { commit } from "../../../shared/journal/commit.ts";
import { record } from "../../../shared/journal/entry.ts";
import { MemberJoined } from "../../../shared/members/entries.ts";
import { newId } from "../../../shared/platform/ids.ts";
import { rollUpDays } from "../../../shared/reports/days/commands.ts";
import { figureOf } from "../../../shared/reports/figures/figure.ts";
import { periodOf, periodUnits } from "../../../shared/reports/figures/period.ts";
import { readFigures } from "../../../shared/reports/figures/read-figures.ts";
import { type RealTable, startRealTable } from "../../support/real-table.ts";
import { testNeeds, testOccasion } from "../../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);

const join = async (at: string): Promise<void> => {
  clock.now = at;
  const person = newId();
  const data = { via: "form", segment: "supplier" } as const;
  const joined = record(MemberJoined, { subject: person, person, data }, testOccasion(needs()));
  await commit(needs(), { once: newId(), entries: [joined] });
};

beforeAll(async () => {
  real = await startRealTable();
  for (const day of ["2026-10-31", "2026-11-22", "2026-11-23"]) await join(`${day}T10:00:00.000Z`);
  await rollUpDays(needs(), "2026-11-23");
  await join("2026-11-24T09:00:00.000Z");
});
afterAll(() => real.stop());

test("every unit of time has its figures in one read, today's that no night has seen yet among them", async () => {
  const found = await readFigures(
    real.table,
    periodUnits.map((unit) => periodOf(unit, "2026-11-24")),
    "2026-11-24",
  );
  const joined = found.map((of) => [of.period.unit, of.through, figureOf(of, "joined").value]);
  expect(joined).toEqual([
    ["day", "2026-11-24", 1],
    ["week", "2026-11-24", 2],
    ["month", "2026-11-24", 3],
    ["quarter", "2026-11-24", 4],
    ["year", "2026-11-24", 4],
  ]);
  expect(found.map((of) => figureOf(of, "members").value)).toEqual([4, 4, 4, 4, 4]);
  const supplier = { facet: "organisation", value: "supplier" } as const;
  expect(found.map((of) => figureOf(of, "joined", supplier).value)).toEqual([1, 2, 3, 4, 4]);
});

test("a period that has not begun has no figure, and is not nought", async () => {
  const [next] = await readFigures(real.table, [periodOf("month", "2026-12-01")], "2026-11-24");
  expect(next && figureOf(next, "joined")).toEqual({ value: undefined, cases: 0 });
});
