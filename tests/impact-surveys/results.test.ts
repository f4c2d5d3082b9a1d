import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resultsOf, tellOutside } from "../../shared/impact-surveys/results.ts";
import {
  type Invitation,
  type Round,
  roundNames,
  statementNames,
} from "../../shared/impact-surveys/survey.ts";
import { typedPeople } from "../../shared/people/typed-people.ts";
import { newId } from "../../shared/platform/ids.ts";

const people = Array.from({ length: 9 }, () => newId());

const asked = (round: Round, person: string, score?: number, hours?: number): Invitation => ({
  project: "PRJ-4F7K-2Q9C",
  title: "Fewer missed appointments",
  round,
  person,
  askedAt: "2026-11-23T09:00:00.000Z",
  remindAt: "2026-11-30T09:00:00.000Z",
  closesAt: "2026-12-21T23:59:00.000Z",
  version: 1,
  answer:
    score === undefined
      ? undefined
      : {
          scores: Object.fromEntries(statementNames.map((name) => [name, score])),
          comment: "",
          hours,
        },
});

const [amina = "", bea = "", carys = "", dev = ""] = people;

describe("the results of a survey", () => {
  test("compare only who answered both times, and say how many that were", () => {
    const results = resultsOf([
      asked("before", amina, 2, 10),
      asked("before", bea, 3),
      asked("before", carys, 1),
      asked("before", dev),
      asked("after", amina, 4, 4),
      asked("after", bea, 3),
      asked("after", carys),
    ]);
    expect(results.response).toEqual({ before: { asked: 4, answered: 3 }, after: { asked: 3, answered: 2 } });
    expect(results.both).toBe(2);
    expect(results.statements[0]).toEqual({
      statement: "understanding",
      before: { answers: 3, average: 2 },
      after: { answers: 2, average: 3.5 },
      paired: { people: 2, before: 2.5, after: 3.5, rose: 1, same: 1, fell: 0 },
    });
    expect(results.hours.paired).toEqual({ people: 1, before: 10, after: 4, rose: 0, same: 0, fell: 1 });
  });

  test("of nobody are none: the counts are there and are 0", () => {
    const results = resultsOf([]);
    expect(results.response.before).toEqual({ asked: 0, answered: 0 });
    expect(results.statements[0]?.paired).toEqual({ people: 0, rose: 0, same: 0, fell: 0 });
  });

  test("told outside hold back whatever fewer than five people stand behind", () => {
    const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    const answers = fc.array(fc.tuple(score, score), { maxLength: people.length });
    fc.assert(
      fc.property(answers, (given) => {
        const invitations = given.flatMap((scores, index) =>
          roundNames.map((round, at) => asked(round, people[index] ?? "", scores[at])),
        );
        for (const told of tellOutside(resultsOf(invitations))) {
          const shown = [told.rose, told.same, told.fell];
          for (const count of shown)
            if (typeof count === "number") expect(count === 0 || count >= 5).toBe(true);
          if (told.people < 5) expect(told.before ?? told.after).toBeUndefined();
          // One that is held back alone could be reckoned from the total.
          const heldBack = shown.filter((count) => typeof count !== "number");
          const total = shown.reduce<number>(
            (sum, count) => sum + (typeof count === "number" ? count : 0),
            0,
          );
          if (heldBack.length === 1) expect(total).toBe(0);
        }
      }),
    );
  });
});

describe("people typed by the team", () => {
  test("are taken in the ways in which they are copied, the same address once", () => {
    const typed = typedPeople.parse(
      "Amina Example, amina@trust.example\n\nBea B. <bea@trust.example>\nAmina again; AMINA@trust.example",
    );
    expect(typed.map(({ email }) => email)).toEqual(["AMINA@trust.example", "bea@trust.example"]);
  });

  test.each([
    "amina@trust.example",
    "Amina Example",
    "Amina, not an address",
    "https://x.example, a@b.example",
  ])("are refused with the line: %s", (line) => {
    const read = typedPeople.safeParse(`Bea Example, bea@trust.example\n${line}`);
    expect(read.error?.issues[0]?.message).toMatch(/^Line 2: write a name/);
  });
});
