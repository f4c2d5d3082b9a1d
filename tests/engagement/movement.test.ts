import { describe, expect, test } from "vitest";
import type { ActivityKind } from "../../shared/engagement/activity-kinds.ts";
import type { Months } from "../../shared/engagement/engagement.ts";
import { monthAfter } from "../../shared/engagement/love.ts";
import { movementNames, movements } from "../../shared/engagement/movement.ts";
import { byFirstWeights } from "./weighed.ts";

const did = (done: Readonly<Record<string, ActivityKind>>): Months =>
  Object.fromEntries(
    Object.entries(done).map(([month, kind]) => [month, { counts: { [kind]: 1 }, days: 1 }]),
  );

const moving = (months: Months, month: string): readonly string[] =>
  movementNames.filter((name) => movements[name].holds(byFirstWeights(months), month));

test("months are counted on and back across years", () => {
  expect([monthAfter("2026-11", 2), monthAfter("2026-01", -1), monthAfter("2026-12", 12)]).toEqual([
    "2027-01",
    "2025-12",
    "2027-12",
  ]);
});

describe("how somebody moves", () => {
  test.each([
    ["joined this month", did({ "2026-11": "joined" }), "2026-11", ["new-faces"]],
    ["joined and was never seen", did({ "2026-06": "joined" }), "2026-11", ["only-joined"]],
    [
      "comes and comes",
      did({ "2026-06": "joined", "2026-10": "attended", "2026-11": "attended" }),
      "2026-11",
      ["rising"],
    ],
    ["came once, long ago", did({ "2026-05": "joined", "2026-06": "attended" }), "2026-11", ["drifting"]],
    ["will have come a year ago", did({ "2025-11": "attended" }), "2026-11", ["drifting", "at-risk"]],
    ["never did anything", {}, "2026-11", []],
  ] as const)("%s", (_who, months, month, expected) => {
    expect(moving(months, month)).toEqual(expected);
  });
});
