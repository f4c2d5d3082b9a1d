import fc from "fast-check";
import { expect, test } from "vitest";
import { type Region, regionNames } from "../../shared/organisations/regions.ts";
import { confirmedStage, type ReUseSummary, type StageStep } from "../../shared/re-uses/re-use.ts";
import { type Stage, stageNames } from "../../shared/re-uses/stages.ts";
import {
  confirmedOnes,
  countByRegion,
  inOrderOfUse,
  namedInPublic,
  tellCount,
} from "../../shared/re-uses/where-used.ts";

const regionByCode = new Map<string, Region>(regionNames.map((region, index) => [`CODE${index}`, region]));
const regionOf = (code: string | undefined): Region => regionByCode.get(code ?? "") ?? "not-stated";

const use: fc.Arbitrary<ReUseSummary> = fc.record({
  reference: fc.constant("RUS-0000-0000"),
  item: fc.constant({ reference: "CAI-0000-0000", title: "Bed forecast" }),
  organisation: fc.record({
    name: fc.constantFrom("Ashcombe", "Birch", "Coombe"),
    code: fc.constantFrom(undefined, "NOBODY", ...regionByCode.keys()),
  }),
  mayBeNamed: fc.boolean(),
  stage: fc.constantFrom(...stageNames),
  requestedAt: fc.constant("2026-12-01T09:00:00.000Z"),
});

test("the counts by region are what counting one by one gives, and who stopped is in none", () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
      const counted = countByRegion(uses, regionOf);
      const byHand: Record<string, number> = {};
      for (const { stage, organisation } of uses) {
        if (stage === "stopped") continue;
        const region = regionOf(organisation.code);
        for (const key of [region, `${region} ${stage}`]) byHand[key] = (byHand[key] ?? 0) + 1;
      }
      expect(counted.map(({ region }) => region)).toEqual([...regionNames]);
      for (const { region, live, piloting, looking, total } of counted) {
        expect(total).toBe(byHand[region] ?? 0);
        expect(live).toBe(byHand[`${region} live`] ?? 0);
        expect(piloting).toBe(byHand[`${region} piloting`] ?? 0);
        expect(live + piloting + looking).toBe(total);
      }
    }),
  );
});

test("the public reads no number that points at somebody, and no name without consent", () => {
  expect([0, 1, 4, 5, 12].map(tellCount)).toEqual(["none", "fewer than 5", "fewer than 5", "5", "12"]);
  fc.assert(
    fc.property(fc.array(use, { maxLength: 30 }), (uses) => {
      const agreed = (name: string) =>
        uses.some((one) => one.organisation.name === name && one.mayBeNamed && one.stage === "live");
      for (const name of ["Ashcombe", "Birch", "Coombe"])
        expect(namedInPublic(uses).includes(name)).toBe(agreed(name));
    }),
  );
});

test("the stage that the public is told is what was confirmed, whatever a form said since", () => {
  const at = "2026-12-01T09:00:00.000Z";
  const step = (to: Stage, because: StageStep["because"], kind: "person" | "team" = "person"): StageStep => ({
    at,
    by: { kind },
    to,
    because,
  });
  const told = (history: readonly StageStep[], more: { owner?: string } = {}) =>
    confirmedStage({ history: [...history], absorbed: [], ...more });
  expect(told([step("live", "asked")])).toBeUndefined();
  expect(told([step("live", "asked"), step("piloting", "asked")])).toBeUndefined();
  expect(told([step("assessing", "asked"), step("live", "asked")], { owner: "theo" })).toBe("assessing");
  expect(told([step("assessing", "asked"), step("piloting", "news"), step("live", "asked")])).toBe(
    "piloting",
  );
  expect(told([step("assessing", "asked"), step("adapting", "desk", "team")])).toBe("adapting");
  expect(told([step("interested", "asked", "team")])).toBe("interested");
  // The answer said what the form had said: no step, and yet confirmed.
  const news = { from: at, asked: [{ day: 30 as const, at, answer: "piloting" as const }] };
  expect(confirmedStage({ history: [step("piloting", "asked")], absorbed: [], news })).toBe("piloting");
  expect(confirmedOnes([])).toEqual([]);
});

test("a table begins with who works with it and ends with who stopped", () => {
  const at = (stage: ReUseSummary["stage"], name: string): ReUseSummary => ({
    reference: "RUS-0000-0000",
    organisation: { name },
    mayBeNamed: false,
    stage,
    requestedAt: "2026-12-01T09:00:00.000Z",
  });
  const uses = [at("stopped", "A"), at("interested", "B"), at("live", "D"), at("live", "C")];
  expect(inOrderOfUse(uses).map(({ organisation }) => organisation.name)).toEqual(["C", "D", "B", "A"]);
});
