import { describe, expect, test } from "vitest";
import type { ActivityKind } from "../../shared/engagement/activity-kinds.ts";
import { orbitLevel, orbitStep } from "../../shared/engagement/orbit-level.ts";
import type { WeighedMonths } from "../../shared/engagement/weights/model.ts";
import { byFirstWeights } from "./weighed.ts";

const did = (kind: ActivityKind, days = 1) => ({ counts: { [kind]: days }, days });
const each = (kind: ActivityKind, months: readonly string[], days = 1): WeighedMonths =>
  byFirstWeights(Object.fromEntries(months.map((month) => [month, did(kind, days)])));
const monthsOf2026 = Array.from({ length: 12 }, (_, nth) => `2026-${String(nth + 1).padStart(2, "0")}`);

describe("the level of the Orbit Model", () => {
  test("is that of the heaviest thing that somebody did", () => {
    expect(orbitStep(each("joined", ["2026-11"]), "2026-11")).toBe(1);
    expect(orbitLevel(each("joined", ["2026-11"]), "2026-11")).toBe("exploring");
    expect(orbitLevel(each("attended", ["2026-11"]), "2026-11")).toBe("participating");
    expect(orbitLevel(each("applied", ["2026-11"]), "2026-11")).toBe("contributing");
    expect(orbitLevel(each("partner-in-project", ["2026-11"]), "2026-11")).toBe("leading");
    expect(orbitLevel({}, "2026-11")).toBe("quiet");
  });

  test.each([
    [1, 1, 3],
    [2, 1, 4],
    [3, 1, 5],
    [4, 1, 6],
    [6, 1, 7],
    [8, 1, 8],
    [10, 1, 9],
    [6, 2, 10],
    [9, 2, 11],
    [12, 2, 12],
  ])("or of being there in %i months on %i days each: step %i", (months, days, step) => {
    expect(orbitStep(each("enquired", monthsOf2026.slice(0, months), days), "2026-12")).toBe(step);
  });

  test("rises at once, and falls only when a quarter ends", () => {
    const months = each("applied", ["2025-05"]);
    expect(orbitLevel(months, "2025-04")).toBe("quiet");
    expect(orbitLevel(months, "2025-05")).toBe("contributing");
    expect(orbitLevel(months, "2026-06")).toBe("contributing");
    expect(orbitLevel(months, "2026-07")).toBe("quiet");
    for (const month of ["2025-06", "2025-12", "2026-04", "2026-05"])
      expect(orbitLevel(months, month)).toBe("contributing");
  });
});
