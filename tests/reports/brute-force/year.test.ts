import { beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "../../../shared/journal/entry.ts";
import { markLateDays } from "../../../shared/journal/late.ts";
import { entryItem } from "../../../shared/journal/store.ts";
import { memberItem } from "../../../shared/members/store.ts";
import { newId } from "../../../shared/platform/ids.ts";
import { addDays, fromLocal, localDate } from "../../../shared/platform/wall-clock.ts";
import { rollUpDays } from "../../../shared/reports/days/commands.ts";
import type { FigureName } from "../../../shared/reports/figures/definitions.ts";
import type { Narrowed } from "../../../shared/reports/figures/facets.ts";
import { figureOf, type PeriodFigures } from "../../../shared/reports/figures/figure.ts";
import { periodOf } from "../../../shared/reports/figures/period.ts";
import { readFigures } from "../../../shared/reports/figures/read-figures.ts";
import { type MemoryTable, memoryTable, WriteFailed } from "../../support/memory-table.ts";
import { withoutWaiting } from "../../support/visiting.ts";
import { type Asked, countByHand, stretches } from "./by-hand.ts";
import { type MadeUp, makeYear, seeded, type Year } from "./programme.ts";

const SEED = 20_261_130;
const FIRST = "2025-12-29";
const LAST = "2026-12-31";

const consents = { news: undefined };

const memberOf = ({ id, segment, role, topics }: MadeUp) =>
  memberItem({
    person: id,
    status: "member",
    joinedAt: "2025-12-29T09:00:00.000Z",
    via: "form",
    segment,
    organisation: "Example",
    role,
    topics: [...topics],
    frequency: "at-once",
    consents: { ...consents },
  });

const fileEntries = async (memory: MemoryTable, entries: readonly Entry[]): Promise<void> => {
  for (const entry of entries) memory.put(entryItem(entry));
};

/** Lets the year pass: a night after each day, but for nights that do not run and nights that die at some write; one entry in forty comes up to three weeks late. */
const livesThrough = async ({ people, entries }: Year): Promise<MemoryTable> => {
  const memory = memoryTable();
  const chance = seeded(SEED + 1);
  for (const person of people) memory.put(memberOf(person));
  const arrives = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = localDate(entry.at);
    const late = chance() < 0.025 ? 1 + Math.floor(chance() * 20) : 0;
    const on = addDays(date, late) > LAST ? LAST : addDays(date, late);
    arrives.set(on, [...(arrives.get(on) ?? []), entry]);
  }
  let date = FIRST;
  const needs = {
    ...withoutWaiting,
    table: memory.table,
    now: () => fromLocal(`${addDays(date, 1)}T02:00`),
    newId,
  };
  for (; date <= LAST; date = addDays(date, 1)) {
    const arrived = arrives.get(date) ?? [];
    await fileEntries(memory, arrived);
    for (const { at } of arrived)
      if (localDate(at) < date)
        await markLateDays(memory.table, { first: at.slice(0, 10), last: at.slice(0, 10) }, newId());
    if (date < LAST && chance() < 0.1) continue;
    if (chance() < 0.15) {
      memory.failAfter(Math.floor(chance() * 30));
      await rollUpDays(needs, date).catch((error: unknown) => {
        if (!(error instanceof WriteFailed)) throw error;
      });
      memory.failAfter(Number.POSITIVE_INFINITY);
      if (date < LAST && chance() < 0.5) continue;
    }
    await rollUpDays(needs, date);
  }
  return memory;
};

const names = [
  "joined",
  "left",
  "members",
  "enquiries",
  "registrations",
  "attended",
  "attendees",
  "came-again",
  "enquirers",
  "registrants",
  "active-people",
] as const satisfies readonly FigureName[];

const divisions: readonly { readonly narrowed: Narrowed | undefined; readonly only: Asked["only"] }[] = [
  { narrowed: undefined, only: undefined },
  { narrowed: { facet: "organisation", value: "supplier" }, only: ({ segment }) => segment === "supplier" },
  { narrowed: { facet: "role", value: "analyst" }, only: ({ role }) => role === "analyst" },
  { narrowed: { facet: "topic", value: "calls" }, only: ({ topics }) => topics.includes("calls") },
];

const told = (of: PeriodFigures, narrowed: Narrowed | undefined) =>
  Object.fromEntries(names.map((name) => [name, figureOf(of, name, narrowed).value]));

const year = makeYear(SEED);
let memory: MemoryTable;

beforeAll(async () => {
  memory = await livesThrough(year);
}, 120_000);

const units = ["week", "month", "quarter", "year"] as const;

describe("a year with late entries, nights that did not run and nights that died", () => {
  test.each(units)("every %s is what counting by hand says", async (unit) => {
    const periods = stretches[unit].map(({ first }) => periodOf(unit, first));
    const found = await readFigures(memory.table, periods, LAST);
    for (const [nth, stretch] of stretches[unit].entries()) {
      const of = found[nth];
      if (of === undefined) throw new Error("A period is missing.");
      expect([of.period.first, of.through]).toEqual([stretch.first, stretch.last]);
      for (const { narrowed, only } of divisions)
        expect({ ...stretch, narrowed, ...told(of, narrowed) }).toEqual({
          ...stretch,
          narrowed,
          ...countByHand(year, { ...stretch, only }),
        });
    }
  });

  test("is kept to the last digit as a year that is summed up in one night", async () => {
    const calm = memoryTable();
    for (const person of year.people) calm.put(memberOf(person));
    await fileEntries(calm, year.entries);
    await markLateDays(calm.table, { first: FIRST, last: LAST }, newId());
    await rollUpDays(
      { ...withoutWaiting, table: calm.table, now: () => fromLocal("2027-01-01T02:00"), newId },
      LAST,
    );
    for (const prefix of ["FIGURES#", "ROLLUP#", "FIGURE-PEOPLE#"])
      expect(memory.items(prefix)).toHaveLength(calm.items(prefix).length);
    const figures = (of: MemoryTable) =>
      of.items("FIGURES#").map(({ pk, sk, figures: kept }) => ({ pk, sk, kept }));
    const inOrder = (of: MemoryTable) =>
      figures(of).sort((a, b) =>
        `${String(a.pk)}${String(a.sk)}` < `${String(b.pk)}${String(b.sk)}` ? -1 : 1,
      );
    expect(inOrder(memory)).toEqual(inOrder(calm));
  }, 60_000);

  test("and summed up again after its people were erased, gives the same", async () => {
    const before = structuredClone(memory.items("FIGURES#"));
    for (const { id } of year.people.slice(0, 60)) memory.remove(`MEMBER#${id}`);
    await markLateDays(memory.table, { first: FIRST, last: LAST }, newId());
    await rollUpDays(
      { ...withoutWaiting, table: memory.table, now: () => fromLocal("2027-01-01T03:00"), newId },
      LAST,
    );
    expect(memory.items("FIGURES#")).toEqual(before);
  }, 60_000);
});
