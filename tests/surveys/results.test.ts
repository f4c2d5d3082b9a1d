import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shuffled, toRelease } from "../../shared/surveys/answers/release.ts";
import type { Answer } from "../../shared/surveys/questions/answer.ts";
import { askedOf } from "../../shared/surveys/questions/asked.ts";
import { ready } from "../../shared/surveys/questions/ready.ts";
import { type Cell, holdBack } from "../../shared/surveys/results/cross-table.ts";
import { answerColumns, codebook } from "../../shared/surveys/results/file.ts";
import { resultsOf } from "../../shared/surveys/results/results.ts";
import {
  figuresOf,
  NOTHING_YET,
  type Tally,
  tallyOfOne,
  together,
  without,
} from "../../shared/surveys/results/tally.ts";

const { questionnaire } = ready.project;
const oneOf = (steps: readonly (number | "none")[], hours?: number): Tally => {
  const answers = new Map<string, Answer>(
    ["understanding", "problem", "data", "approvals", "running"].map((name, nth) => [
      name,
      { kind: "scale", step: steps[nth] ?? 3 },
    ]),
  );
  if (hours !== undefined) answers.set("hours", { kind: "number", number: hours });
  return tallyOfOne(askedOf(questionnaire, answers), answers);
};
const all = (...tallies: readonly Tally[]) => tallies.reduce(together, NOTHING_YET);

describe("results", () => {
  test("count each answer, its share of those who answered, and the figures of a scale without who could not say", () => {
    const [understanding] = resultsOf(questionnaire, all(oneOf([5], 2), oneOf([2], 4), oneOf(["none"])));
    expect(understanding).toMatchObject({
      asked: 3,
      answered: 3,
      figures: { people: 2, least: 2, most: 5, mean: 3.5, median: 3.5 },
    });
    expect(understanding?.shares.map(({ count }) => count)).toEqual([0, 1, 0, 0, 1, 1]);
    expect(understanding?.shares[4]?.share).toBeCloseTo(1 / 3);
  });

  test("say how many answered a question that may be left out", () => {
    const hours = resultsOf(questionnaire, all(oneOf([1], 2.5), oneOf([1]))).find(
      ({ name }) => name === "hours",
    );
    expect(hours).toMatchObject({ asked: 2, answered: 1, figures: { mean: 2.5 } });
  });

  test("are the same in whatever order people answered, and when they change what they answered", () => {
    const person = fc.tuple(
      fc.array(fc.constantFrom(1, 2, 3, 4, 5, "none" as const), { minLength: 5, maxLength: 5 }),
      fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 12 }), fc.nat(), (people, nth) => {
        const tallies = people.map(([steps, hours]) => oneOf(steps, hours));
        const whole = all(...tallies);
        expect(all(...tallies.toReversed())).toEqual(whole);
        const place = nth % tallies.length;
        const one = tallies[place] ?? NOTHING_YET;
        expect(together(without(whole, one), one)).toEqual(whole);
        expect(without(whole, one)).toEqual(all(...tallies.filter((_tally, at) => at !== place)));
      }),
    );
  });

  test("a median is the middle one, or the mean of the middle two", () => {
    expect(figuresOf({ 1: 1, 10: 2 })?.median).toBe(10);
    expect(figuresOf({ 1: 2, 10: 2 })?.median).toBe(5.5);
    expect(figuresOf({ none: 4 })).toBeUndefined();
  });

  test("have a codebook that tells every column of the file", () => {
    for (const one of Object.values(ready)) {
      const columns = answerColumns(one.questionnaire).map(({ code }) => code);
      expect(
        codebook(one.questionnaire)
          .slice(1)
          .map(([code]) => code),
      ).toEqual(columns);
      expect(new Set(columns).size).toBe(columns.length);
    }
  });
});

describe("anonymous answers", () => {
  test("are released five or more together, and the last ones never alone", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 40 }), (nights) => {
        const lots: number[] = [];
        let waiting = 0;
        for (const more of nights) {
          waiting += more;
          for (let lot = toRelease(waiting, false); lot > 0; lot = toRelease(waiting, false)) {
            lots.push(lot);
            waiting -= lot;
          }
        }
        for (let lot = toRelease(waiting, true); lot > 0; lot = toRelease(waiting, true)) {
          lots.push(lot);
          waiting -= lot;
        }
        const total = nights.reduce((sum, more) => sum + more, 0);
        expect(lots.every((lot) => lot >= 5 && lot <= 40)).toBe(true);
        expect(waiting).toBe(total < 5 ? total : 0);
      }),
    );
  });

  test("come in an order by chance, each once", () => {
    const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
    const things = Array.from({ length: 200 }, (_, nth) => nth);
    const mixed = shuffled(things, bytes);
    expect(mixed.toSorted((one, other) => one - other)).toEqual(things);
    expect(mixed).not.toEqual(things);
  });
});

describe("a table of one answer by another", () => {
  const table = fc.array(fc.array(fc.nat({ max: 12 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  });
  const heldIn = (line: readonly (Cell | undefined)[]) => line.filter((cell) => cell === "held-back").length;

  test("tells no cell of one to four people, nor lets a total tell it", () => {
    fc.assert(
      fc.property(table, (cells) => {
        const shown = holdBack(cells);
        for (const [row, line] of shown.entries()) {
          for (const [column, cell] of line.entries())
            if (cell !== "held-back") expect(cell === 0 || cell >= 5).toBe(cell === cells[row]?.[column]);
          // One that is held back alone has no other cell of its line to hide behind: all others are nought.
          if (heldIn(line) === 1)
            expect(line.every((cell, at) => cell === "held-back" || cells[row]?.[at] === 0)).toBe(true);
        }
        for (const column of [0, 1, 2])
          if (heldIn(shown.map((line) => line[column])) === 1)
            expect(
              shown.every((line, row) => line[column] === "held-back" || cells[row]?.[column] === 0),
            ).toBe(true);
      }),
    );
  });

  test("shows all where nothing is small", () => {
    expect(
      holdBack([
        [5, 0],
        [12, 7],
      ]),
    ).toEqual([
      [5, 0],
      [12, 7],
    ]);
  });
});
