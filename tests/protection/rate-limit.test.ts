import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { countOne, type Limit } from "../../shared/protection/rate-limit.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

// Every try is a transaction of a real table: on a busy machine hundreds of them take their time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
const keys: SigningKeys = ["0123456789abcdef0123456789abcdef"];
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

/** Does something that is limited at that moment; tells whether it was done. */
const tryAt = async (limit: Limit, what: string, now: string, once = newId(), random = Math.random) => {
  const write = countOne(limit, what, "too-often", { keys, now, random });
  return (await commit(testNeeds(real.table, { now }), { once, writes: [write] })).outcome;
};

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 23) + minutes * 60_000).toISOString();

/** The most of these moments that lie in one stretch so long. */
const mostWithin = (moments: readonly number[], stretch: number): number =>
  Math.max(0, ...moments.map((from) => moments.filter((one) => one >= from && one < from + stretch).length));

const most = (moments: readonly number[], window: (minutes: number) => number): number => {
  const counts = new Map<number, number>();
  for (const moment of moments) counts.set(window(moment), (counts.get(window(moment)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

describe("a limit", () => {
  it("lets no more through in an hour or a day than it says, wherever the clock jumps, and all that it may", async () => {
    const jumps = fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 - 1 }), { minLength: 1, maxLength: 30 });
    const limits = fc.record({
      perHour: fc.integer({ min: 1, max: 4 }),
      perDay: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(limits, jumps, async (limit, moments) => {
        const what = newId();
        const passed: number[] = [];
        for (const moment of moments) {
          const before = passed.filter((one) => Math.floor(one / 60) === Math.floor(moment / 60)).length;
          const today = passed.filter((one) => Math.floor(one / 1440) === Math.floor(moment / 1440)).length;
          const outcome = await tryAt({ name: "tried", ...limit }, what, at(moment));
          const may = before < limit.perHour && today < limit.perDay;
          expect(outcome).toBe(may ? "committed" : "refused");
          if (may) passed.push(moment);
        }
        expect(most(passed, (minutes) => Math.floor(minutes / 60))).toBeLessThanOrEqual(limit.perHour);
        expect(mostWithin(passed, 60)).toBeLessThanOrEqual(2 * limit.perHour);
        expect(mostWithin(passed, 1440)).toBeLessThanOrEqual(2 * limit.perDay);
      }),
      { numRuns: 12 },
    );
  });

  it("lets no more through when many come at the same moment", async () => {
    const limit: Limit = { name: "rush", perHour: 5, perDay: 100 };
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => tryAt(limit, "one network", at(1))));
    expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(5);
  });

  it("in shards is never exceeded, and each shard takes its part", async () => {
    const limit: Limit = { name: "sharded", perHour: 8, perDay: 100, shards: 4 };
    let next = 0;
    const inTurn = () => (next++ % 4) / 4;
    const outcomes: string[] = [];
    for (let count = 0; count < 12; count += 1)
      outcomes.push(await tryAt(limit, "a network", at(1), newId(), inTurn));
    expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(8);
  });

  it("counts a request that comes again once, and does not refuse it when the limit is reached meanwhile", async () => {
    const limit: Limit = { name: "again", perHour: 2, perDay: 2 };
    const once = newId();
    expect(await tryAt(limit, "x", at(1), once)).toBe("committed");
    expect(await tryAt(limit, "x", at(2), once)).toBe("repeated");
    expect(await tryAt(limit, "x", at(3))).toBe("committed");
    expect(await tryAt(limit, "x", at(4))).toBe("refused");
    expect(await tryAt(limit, "x", at(5), once)).toBe("repeated");
  });

  it("of one thing is not that of another, nor of another form", async () => {
    const limit: Limit = { name: "own", perHour: 1, perDay: 1 };
    expect(await tryAt(limit, "ada@trust.example", at(1))).toBe("committed");
    expect(await tryAt(limit, "ada@trust.example", at(2))).toBe("refused");
    expect(await tryAt(limit, "ben@trust.example", at(2))).toBe("committed");
    expect(await tryAt({ ...limit, name: "other" }, "ada@trust.example", at(2))).toBe("committed");
  });

  it("leaves nothing that tells of whom, and goes by itself after its day", async () => {
    await tryAt({ name: "kept", perHour: 9, perDay: 9 }, "ada@trust.example", at(60));
    await tryAt({ name: "kept", perHour: 9, perDay: 9 }, "198.51.100.7", at(60));
    const kept = await real.items("LIMIT#kept#");
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/ada|trust|198\.51/);
    for (const { expires, pk } of kept) {
      expect(pk).toMatch(/^LIMIT#kept#[\w-]{32}$/);
      expect(expires).toBe(Date.parse("2026-11-25T00:00:00Z") / 1000);
    }
  });
});
