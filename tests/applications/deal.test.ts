import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealOut } from "../../shared/applications/assessment/deal.ts";

const names = ["Ada", "Ben", "Cat", "Dev", "Eve"];
const some = fc.subarray(names);
const applications = fc
  .array(fc.record({ has: some, barred: some }), { maxLength: 30 })
  .map((all) => all.map((one, nth) => ({ ...one, reference: `PRB-${nth}` })));

describe("applications that are dealt out", () => {
  it("are two for each of four people when there are four of them", () => {
    const four = ["A", "B", "C", "D"].map((reference) => ({ reference, has: [], barred: [] }));
    const dealt = dealOut({ needed: 2, assessors: names.slice(0, 4), load: new Map(), applications: four });
    expect(dealt).toHaveLength(8);
    for (const name of names.slice(0, 4))
      expect(dealt.filter(({ assessor }) => assessor === name)).toHaveLength(2);
  });

  it("go to nobody twice, to nobody who may not, and never beyond what is needed", () => {
    fc.assert(
      fc.property(applications, some, fc.integer({ min: 1, max: 3 }), (all, assessors, needed) => {
        const dealt = dealOut({ needed, assessors, load: new Map(), applications: all });
        for (const { reference, has, barred } of all) {
          const got = dealt
            .filter(({ application }) => application === reference)
            .map(({ assessor }) => assessor);
          expect(new Set(got).size).toBe(got.length);
          expect(got.filter((one) => has.includes(one) || barred.includes(one))).toEqual([]);
          const may = assessors.filter((one) => !has.includes(one) && !barred.includes(one));
          expect(got).toHaveLength(Math.min(may.length, Math.max(0, needed - has.length)));
        }
      }),
    );
  });

  it("leave everybody with as much to score, but for one, whatever they had, where all may score all", () => {
    const started = fc.array(fc.nat({ max: 5 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(started, fc.integer({ min: 30, max: 60 }), (before, count) => {
        const load = new Map(names.map((name, nth) => [name, before[nth] ?? 0]));
        const all = Array.from({ length: count }, (_, nth) => ({
          reference: `PRB-${nth}`,
          has: [],
          barred: [],
        }));
        const dealt = dealOut({ needed: 2, assessors: names, load, applications: all });
        const totals = names.map(
          (name) => (load.get(name) ?? 0) + dealt.filter(({ assessor }) => assessor === name).length,
        );
        expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
