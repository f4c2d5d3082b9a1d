import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assessment } from "../../shared/applications/assessment/model.ts";
import {
  compareRatios,
  decimalOf,
  dotsOf,
  mediansOf,
  type Rankable,
  rank,
  twiceMedian,
  weightedMean,
  weightedMedian,
} from "../../shared/applications/assessment/ranking.ts";
import type { Criterion } from "../../shared/applications/calls/criteria.ts";

const criterion = (id: string, weight: number, independent = false): Criterion => ({
  id,
  name: id,
  guidance: "",
  weight,
  independent,
});

const assessment = (assessor: string, scores: Readonly<Record<string, number>>): Assessment => ({
  application: "PRB-4F7K-2Q9C",
  call: "CAL-4F7K-2Q9C",
  assessor,
  assignedAt: "2027-01-11T09:00:00.000Z",
  scores: Object.entries(scores).map(([id, score]) => ({ criterion: id, score, reason: "So it is." })),
  version: 1,
});

const two = [criterion("a", 3), criterion("b", 1)];
const three = [
  assessment("1", { a: 5, b: 0 }),
  assessment("2", { a: 5, b: 4 }),
  assessment("3", { a: 0, b: 5 }),
];

const figure = (ratio: ReturnType<typeof weightedMean>): number | undefined =>
  ratio === undefined ? undefined : decimalOf(ratio);

describe("worked by hand", () => {
  test("the example of the decision record: 4.75 by median, 3.25 by mean", () => {
    expect(figure(weightedMedian(two, three))).toBe(4.75);
    expect(figure(weightedMean(two, three))).toBe(3.25);
    expect(dotsOf(two, three)).toEqual([1.25, 3.75, 4.75]);
  });

  test("of an even number of assessors the median lies between the middle two", () => {
    expect(twiceMedian([0, 5])).toBe(5);
    expect(figure(weightedMedian([criterion("a", 7)], three.slice(1)))).toBe(2.5);
  });

  test("nothing scored is nothing, and all zeros are 0", () => {
    expect(weightedMean(two, [])).toBeUndefined();
    expect(() => twiceMedian([])).toThrow(RangeError);
    const zeros = [assessment("1", { a: 0, b: 0 })];
    expect([figure(weightedMedian(two, zeros)), figure(weightedMean(two, zeros))]).toEqual([0, 0]);
    expect(mediansOf(two, zeros).map(({ median }) => median)).toEqual([0, 0]);
  });

  test("equals share a rank, the next is left out, and who has too few scores has none", () => {
    const application = (reference: string, marks: readonly number[]): Rankable => ({
      reference,
      assessments: marks.map((a, nth) => assessment(String(nth), { a, b: a })),
    });
    const applications = [
      application("D", [1, 1]),
      application("C", [3, 3]),
      application("B", [3, 3]),
      application("A", [5, 5]),
    ];
    const rows = rank([...applications, application("E", [5])], { criteria: two, assessors: 2 });
    expect(rows.map(({ reference, rankByMedian }) => [reference, rankByMedian])).toEqual([
      ["A", 1],
      ["B", 2],
      ["C", 2],
      ["D", 4],
      ["E", undefined],
    ]);
  });

  test("an assessor with a declared interest counts for nothing", () => {
    const [first, second, third] = three;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("Three are given.");
    const { scores: _scores, ...rest } = third;
    const barred = { ...rest, conflict: { what: "Worked there", declaredAt: rest.assignedAt } };
    expect(weightedMean(two, [first, second, barred])).toEqual(weightedMean(two, [first, second]));
  });
});

const ids = ["a", "b", "c"] as const;
const mark = fc.integer({ min: 0, max: 5 });
const weights = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: 100 })));
const marks = fc.tuple(mark, mark, mark, mark);
const applications = fc.array(fc.array(marks, { minLength: 0, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});

const criteriaOf = (given: readonly number[]): Criterion[] => [
  ...ids.map((id, nth) => criterion(id, given[nth] ?? 1)),
  criterion("beside", 0, true),
];

const rankables = (given: readonly (readonly (readonly number[])[])[]): Rankable[] =>
  given.map((assessors, nth) => ({
    reference: `P${nth}`,
    assessments: assessors.map(([a = 0, b = 0, c = 0, beside = 0], who) =>
      assessment(String(who), { a, b, c, beside }),
    ),
  }));

const ranksOf = (rows: ReturnType<typeof rank>) =>
  rows.map(({ reference, rankByMedian, rankByMean }) => [reference, rankByMedian, rankByMean]);

describe("whatever is scored", () => {
  test("the order in which scores and applications come does not matter", () => {
    fc.assert(
      fc.property(applications, weights, (given, weight) => {
        const call = { criteria: criteriaOf(weight), assessors: 2 };
        const turned = rankables(given)
          .map(({ reference, assessments }) => ({ reference, assessments: assessments.toReversed() }))
          .toReversed();
        expect(rank(turned, call)).toEqual(rank(rankables(given), call));
      }),
    );
  });

  test("weights multiplied alike change no rank and no figure", () => {
    fc.assert(
      fc.property(applications, weights, fc.integer({ min: 2, max: 9 }), (given, weight, times) => {
        const call = { criteria: criteriaOf(weight), assessors: 1 };
        const scaled = { criteria: criteriaOf(weight.map((one) => one * times)), assessors: 1 };
        const [before, after] = [rank(rankables(given), call), rank(rankables(given), scaled)];
        expect(ranksOf(after)).toEqual(ranksOf(before));
        for (const [nth, { median }] of before.entries()) {
          const other = after[nth]?.median;
          if (median !== undefined && other !== undefined) expect(compareRatios(median, other)).toBe(0);
        }
      }),
    );
  });

  test("criteria that only inform never change a rank", () => {
    fc.assert(
      fc.property(applications, weights, mark, (given, weight, beside) => {
        const call = { criteria: criteriaOf(weight), assessors: 2 };
        const changed = given.map((assessors) =>
          assessors.map(([a, b, c]): [number, number, number, number] => [a, b, c, beside]),
        );
        expect(ranksOf(rank(rankables(changed), call))).toEqual(ranksOf(rank(rankables(given), call)));
      }),
    );
  });

  test("figures lie between the lowest and the highest score, and a better score never makes an application worse", () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 5 }), weights, (assessors, weight) => {
        const criteria = criteriaOf(weight);
        const [one] = rankables([assessors]);
        const [better] = rankables([
          assessors.map(([a, ...rest], nth) => [nth === 0 ? Math.min(5, a + 1) : a, ...rest]),
        ]);
        const all = assessors.flatMap((given) => given.slice(0, ids.length));
        for (const by of [weightedMedian, weightedMean]) {
          const [was, is] = [by(criteria, one?.assessments ?? []), by(criteria, better?.assessments ?? [])];
          if (was === undefined || is === undefined) throw new Error("All have scored.");
          expect(decimalOf(was)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
          expect(decimalOf(was)).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
          expect(compareRatios(is, was)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
