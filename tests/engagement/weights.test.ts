import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import type { Activity } from "../../shared/engagement/activity.ts";
import { type ActivityKind, activityKindNames } from "../../shared/engagement/activity-kinds.ts";
import { asOf, weightsOn } from "../../shared/engagement/as-of.ts";
import { keepActivity } from "../../shared/engagement/commands.ts";
import { type Engagement, monthOf } from "../../shared/engagement/engagement.ts";
import { loveIn } from "../../shared/engagement/love.ts";
import { orbitLevel } from "../../shared/engagement/orbit-level.ts";
import { engagementSource, readWeights } from "../../shared/engagement/store.ts";
import { saveWeights } from "../../shared/engagement/weights/commands.ts";
import { effectOf } from "../../shared/engagement/weights/effect.ts";
import { changesOf, firstWeights, type Weights, weigh } from "../../shared/engagement/weights/model.ts";
import { rankWrites } from "../../shared/engagement/weights/relist.ts";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

const MONTH = "2026-11";

const did = (person: string, kind: ActivityKind, month = MONTH): Engagement => ({
  person,
  version: 1,
  months: { [month]: { counts: { [kind]: 1 }, days: 1 } },
  lastOn: `${month}-10`,
});

const heavierSurveys: Weights = { ...firstWeights, surveyed: 8, applied: 2 };

const anyWeights = fc
  .array(fc.integer({ min: 1, max: 12 }), {
    minLength: activityKindNames.length,
    maxLength: activityKindNames.length,
  })
  .map((list): Weights => {
    const said = activityKindNames.map((kind, nth) => [kind, list[nth] ?? 1] as const);
    return { ...firstWeights, ...Object.fromEntries(said) };
  });

describe("other weights", () => {
  test("are told by what they would change: levels, who moves, and the first places", () => {
    const people = [
      did("a", "applied"),
      did("b", "surveyed"),
      did("c", "joined"),
      did("d", "applied", "2020-01"),
    ];
    expect(changesOf(firstWeights, heavierSurveys)).toEqual([
      { kind: "surveyed", from: 3, to: 8 },
      { kind: "applied", from: 8, to: 2 },
    ]);
    const effect = effectOf(people, { now: firstWeights, after: heavierSurveys }, MONTH);
    expect(effect).toMatchObject({ people: 4, up: 1, down: 1 });
    expect(effect.levels).toEqual([
      { level: "leading", now: 0, after: 0 },
      { level: "contributing", now: 1, after: 1 },
      { level: "participating", now: 0, after: 0 },
      { level: "exploring", now: 2, after: 2 },
      { level: "quiet", now: 1, after: 1 },
    ]);
    expect(effect.first.map(({ person, place, after }) => [person, place, after])).toEqual([
      ["b", 2, 1],
      ["a", 1, 2],
      ["c", 3, 3],
      ["d", 4, 4],
    ]);
  });

  test("that are the same change nothing, whoever is looked at", () => {
    const anybody = fc.array(
      fc.record({ kind: fc.constantFrom(...activityKindNames), month: fc.constantFrom("2026-03", MONTH) }),
    );
    fc.assert(
      fc.property(anybody, anyWeights, (those, weights) => {
        const people = those.map(({ kind, month }, nth) => did(`person ${nth}`, kind, month));
        const effect = effectOf(people, { now: weights, after: weights }, MONTH);
        expect([effect.up, effect.down]).toEqual([0, 0]);
        expect(effect.levels.every(({ now, after }) => now === after)).toBe(true);
        expect(effect.first.every(({ place, after }) => place === after)).toBe(true);
      }),
    );
  });

  test("count for all that was ever done: love is the sum of each activity by them, for any month", () => {
    fc.assert(
      fc.property(anyWeights, fc.constantFrom(...activityKindNames), (weights, kind) => {
        const months = weigh(did("a", kind, "2026-09").months, weights);
        expect(loveIn(months, MONTH)).toBeCloseTo(weights[kind] * 0.81, 10);
        const level = weights[kind] >= 10 ? "leading" : weights[kind] >= 7 ? "contributing" : undefined;
        if (level !== undefined) expect(orbitLevel(months, MONTH)).toBe(level);
      }),
    );
  });
});

const activity = (nth: number, kind: ActivityKind, on: string): Activity => ({
  kind,
  thing: `event:${nth}`,
  on,
  at: `${on}T09:00:00.000Z`,
  entry: newId(),
  counts: true,
});

describe("how somebody took part on a past date", () => {
  const kept = {
    months: new Map([
      ["2026-10", [activity(1, "attended", "2026-10-05"), activity(2, "applied", "2026-10-20")]],
      [
        "2026-11",
        [activity(3, "attended", "2026-11-02"), { ...activity(4, "surveyed", "2026-11-03"), counts: false }],
      ],
    ]),
  };

  test("is what was done until its end, and adds up to the same as the list", () => {
    expect(asOf(kept, "2026-10-19").months).toEqual({ "2026-10": { counts: { attended: 1 }, days: 1 } });
    expect(asOf(kept, "2026-10-20").activities.map(({ kind }) => kind)).toEqual(["applied", "attended"]);
    for (const date of ["2026-10-01", "2026-10-31", "2026-11-30"]) {
      const { activities, months } = asOf(kept, date);
      const sum = activities.reduce(
        (love, { kind, on }) => love + firstWeights[kind] * 0.9 ** (monthOf(on) === monthOf(date) ? 0 : 1),
        0,
      );
      expect(loveIn(weigh(months, firstWeights), monthOf(date))).toBeCloseTo(sum, 10);
    }
  });

  test("knows the weights of that day", () => {
    const saved = (version: number, at: string) => ({
      version,
      weights: heavierSurveys,
      at,
      by: newId(),
      why: "",
    });
    const versions = [saved(2, "2026-11-20T12:00:00.000Z"), saved(1, "2026-10-01T23:30:00.000Z")];
    expect(
      ["2026-10-01", "2026-10-02", "2026-11-19", "2026-11-20"].map(
        (date) => weightsOn(versions, date).version,
      ),
    ).toEqual([0, 1, 1, 2]);
  });
});

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const story = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const ranking = async (): Promise<readonly string[]> =>
  (await engagementSource(real.table)(undefined, 1000)).map(({ thing }) => thing.person);

const stored = async () =>
  (await real.items("ENGAGEMENT#")).map((item) => ({
    ...item,
    engagement: { ...Object(item["engagement"]), version: 0 },
  }));

const recompute = async (apply: boolean) => {
  const migration = migrations.find(({ id }) => id === "2026-12-engagement-derived");
  if (migration === undefined) throw new Error("There is no such migration.");
  return migrate({ ...story.world().needs, say: () => undefined }, migration, apply);
};

const occasion = (nth: number) => ({
  now: plus(clock.now, `PT${nth}M`),
  newId,
  actor: { kind: "system" } as const,
  correlation: "test",
});

describe("the order of the list", () => {
  test("is the same to the last digit whether it was kept along the way or computed anew", async () => {
    const { needs } = story.world();
    const people = Array.from({ length: 8 }, () => newId());
    const wishes = fc.sample(anyWeights, { numRuns: 3, seed: 7 });
    const kinds = fc.sample(fc.constantFrom(...activityKindNames), { numRuns: 60, seed: 7 });
    for (const [nth, kind] of kinds.entries()) {
      const person = people[nth % people.length] ?? "";
      const on = `2026-${String(1 + ((nth * 7) % 11)).padStart(2, "0")}-10`;
      await keepActivity(needs, { person, activity: activity(nth, kind, on) }, `keep:${nth}`);
      const wish = nth % 20 === 9 ? wishes[Math.floor(nth / 20)] : undefined;
      if (wish === undefined) continue;
      const { version } = await readWeights(needs.table);
      const wanted = { weights: wish, why: "A try", version, by: newId() };
      await saveWeights(needs, wanted, { once: `save:${nth}`, occasion: occasion(nth) });
      const writes = await rankWrites(needs.table, people, wish);
      await commit(needs, { once: `rank:${nth}`, writes });
    }
    const along = await stored();
    expect(await recompute(false)).toMatchObject({ changed: 0 });
    for (const person of people.slice(0, 4))
      await commit(needs, {
        once: `spoil:${person}`,
        writes: [
          {
            put: {
              pk: `ENGAGEMENT#${person}`,
              sk: "ENGAGEMENT",
              engagement: { person, version: 3, months: {} },
            },
          },
        ],
      });
    expect(await recompute(false)).toMatchObject({ changed: 4 });
    expect(await recompute(true)).toMatchObject({ changed: 4 });
    expect(await stored()).toEqual(along);
    expect(await recompute(true)).toMatchObject({ changed: 0 });
    const { weights } = await readWeights(needs.table);
    const loves = (await engagementSource(needs.table)(undefined, 100)).map(({ thing }) =>
      loveIn(weigh(thing.months, weights), "2026-12"),
    );
    expect(loves).toEqual(loves.toSorted((one, other) => other - one));
  });
});

describe("weights at the desk", () => {
  test("are checked, saved with why, kept with their history, and the list follows", async () => {
    const world = story.world();
    await world.settle();
    const before = await ranking();
    const team = world.atDesk();
    const weights = await team.open("/desk/engagement/weights");
    const version = (await readWeights(real.table)).version;
    const wrong = await team.send(weights, { joined: "13" }, "check");
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("The weight of “Joined the community” must be 12 or fewer");
    const asked = await team.send(
      weights,
      Object.fromEntries(activityKindNames.map((kind, nth) => [kind, String(12 - nth)])),
      "check",
    );
    const check = await team.open(asked.to);
    expect(check.text).toContain("Nothing is saved yet.");
    expect(check.text).toMatch(
      /Of 8 people who ever did anything, \d+ would move up a level and \d+ would move down/,
    );
    expect(await readWeights(real.table)).toMatchObject({ version });
    const empty = await team.send(check, { why: "" }, "save");
    expect(empty.text).toContain("Enter why the weights should change");
    const done = await team.send(empty, { why: "Coming back matters more" }, "save");
    const saved = await team.open(done.to);
    expect(saved.text).toMatch(/Saved: \d+ weights count differently from now on/);
    expect(saved.text).toContain("Coming back matters more");
    expect(await readWeights(real.table)).toMatchObject({ version: version + 1, weights: { joined: 12 } });
    await world.settle();
    expect(await recompute(false)).toMatchObject({ changed: 0 });
    expect(await ranking()).not.toEqual(before);
    const again = await team.open(saved.$("a:contains('Use again')").last().attr("href") ?? "");
    expect(again.text).toContain("Joined the community: 1 instead of 12");
    const stale = await team.send(check, { why: "Late" }, "save");
    expect(stale.text).toContain("Someone saved other weights in the meantime");
  });
});
