import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readLateDays } from "../../shared/journal/late.ts";
import { leave } from "../../shared/members/commands.ts";
import { importMembers } from "../../shared/members/import.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

// A table of its own and hundreds of calls: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const row = (index: number, more: object = {}) => ({
  name: `Person ${index}`,
  email: `person.${index}@organisation.example`,
  organisation: `Organisation ${index % 40}`,
  segment: organisationKindNames[index % organisationKindNames.length],
  joinedAt: plus("2025-10-20T10:00:00.000Z", `PT${(index % 1321) * 7}H`),
  consents: [{ purpose: "news", text: "I agree to get the newsletter." }],
  ...more,
});

test("a list of 1,321 members is taken over in batches, and importing it again adds nobody", async () => {
  const needs = testNeeds(real.table, clock);
  const rows = Array.from({ length: 1321 }, (_, index) => row(index));
  const seen: number[] = [];
  const first = await importMembers(needs, rows, testOccasion(needs), (done) => seen.push(done));
  expect(first).toEqual({ joined: 1321, skipped: [] });
  expect(seen.at(-1)).toBe(1321);
  const calls = real.calls();
  expect(calls.filter((name) => name === "TransactWriteItems")).toHaveLength(Math.ceil(1321 / 16));
  // What batches read at the same moment is one read.
  expect(calls.filter((name) => name === "BatchGetItem").length).toBeLessThanOrEqual(Math.ceil(1321 / 16));

  const again = await importMembers(needs, rows, testOccasion(needs));
  expect(again.joined).toBe(0);
  expect(again.skipped).toHaveLength(1321);
  expect(new Set(again.skipped.map(({ because }) => because))).toEqual(new Set(["already-member"]));
  expect(await real.items("MEMBER#")).toHaveLength(1321);
  const thatDay = await real.entries("2025-10-21");
  expect(thatDay.filter(({ name }) => name === "MemberJoined")).toHaveLength(4);
  expect(thatDay.filter(({ name }) => name === "ConsentGiven")).toHaveLength(4);
  expect((await readLateDays(real.table))[0]?.first).toBe("2025-10-20");
  expect(await real.letters()).toEqual([]);
});

test("rows that cannot be taken over are reported with their number and reason, and do not hold up the others", async () => {
  const needs = testNeeds(real.table, clock);
  const [kept] = await real.items("MEMBER#");
  const gone = String(kept?.["pk"]).slice("MEMBER#".length);
  const [person] = await real.items(`PERSON#${gone}`);
  await leave(needs, { person: gone, by: "page" }, testOccasion(needs));
  const report = await importMembers(
    needs,
    [
      row(5000),
      row(5000, { email: " PERSON.5000@organisation.example " }),
      row(5001, { email: "nobody" }),
      row(5002, { joinedAt: "2027-01-01T00:00:00.000Z" }),
      "not a row",
      row(5003, { email: person?.["email"] }),
      row(5004),
    ],
    testOccasion(needs),
  );
  expect(report.joined).toBe(2);
  expect(report.skipped.map(({ row: number, because }) => [number, because])).toEqual([
    [2, "twice-in-list"],
    [3, "malformed"],
    [4, "malformed"],
    [5, "malformed"],
    [6, "has-left"],
  ]);
});

test("two imports of one list at the same time make each person a member once", async () => {
  const needs = testNeeds(real.table, clock);
  const rows = Array.from({ length: 60 }, (_, index) => row(9000 + index));
  const [one, two] = await Promise.all([
    importMembers(needs, rows, testOccasion(needs)),
    importMembers(needs, rows, testOccasion(needs)),
  ]);
  expect(one.joined + two.joined).toBe(60);
});
