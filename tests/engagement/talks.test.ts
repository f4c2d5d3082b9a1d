import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atMondayDawn } from "../../functions/engagement/at-monday-dawn.ts";
import type { ActivityKind } from "../../shared/engagement/activity-kinds.ts";
import { movements } from "../../shared/engagement/movement.ts";
import {
  chooseFive,
  PEOPLE_A_WEEK,
  quietOrganisations,
  shortlist,
} from "../../shared/engagement/talks/choose.ts";
import { followTalks, noteTalk } from "../../shared/engagement/talks/decide.ts";
import { draftFor } from "../../shared/engagement/talks/drafts.ts";
import { type Talks, talkRules } from "../../shared/engagement/talks/model.ts";
import { readTalks } from "../../shared/engagement/talks/store.ts";
import type { Weighed } from "../../shared/engagement/weights/model.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { byFirstWeights } from "./weighed.ts";

const MONTH = "2026-11";

const took = (person: string, done: Readonly<Record<string, ActivityKind>>): Weighed => ({
  person,
  version: 1,
  months: byFirstWeights(
    Object.fromEntries(
      Object.entries(done).map(([month, kind]) => [month, { counts: { [kind]: 1 }, days: 1 }]),
    ),
  ),
  lastOn: `${Object.keys(done).sort().at(-1) ?? MONTH}-10`,
});

const listed = (people: readonly Weighed[], not: readonly string[] = []) =>
  shortlist(people, { month: MONTH, not: new Set(not), most: 8 });

const month = fc.constantFrom("2025-11", "2026-02", "2026-06", "2026-08", "2026-10", "2026-11");
const anybody = fc
  .array(
    fc.dictionary(month, fc.constantFrom<ActivityKind>("joined", "attended", "applied"), { minKeys: 1 }),
    { maxLength: 40 },
  )
  .map((all) => all.map((done, nth) => took(`person ${nth}`, done)));

describe("whom to talk to", () => {
  test("is said by the first rule that holds, the most engaged first", () => {
    const people = [
      took("gives", { "2026-08": "joined", "2026-11": "applied" }),
      took("gives too", { "2026-08": "joined", "2026-10": "applied" }),
      took("fades", { "2025-11": "attended" }),
      took("drifts", { "2026-05": "joined", "2026-06": "attended" }),
      took("only joined", { "2026-06": "joined" }),
      took("is well", { "2026-09": "attended", "2026-10": "attended" }),
    ];
    expect(listed(people)).toEqual([
      { person: "fades", why: "at-risk" },
      { person: "gives", why: "to-thank" },
      { person: "gives too", why: "to-thank" },
      { person: "drifts", why: "drifting" },
      { person: "only joined", why: "only-joined" },
    ]);
    expect(listed(people, ["gives"]).map(({ person }) => person)).not.toContain("gives");
  });

  test("is one of each rule before it is two of any, and never more than five", () => {
    const listedBefore = talkRules.flatMap((why) => [1, 2].map((nth) => ({ person: `${why} ${nth}`, why })));
    expect(chooseFive(listedBefore).map(({ why }) => why)).toEqual([...talkRules]);
    expect(chooseFive(listedBefore.slice(0, 4)).map(({ person }) => person)).toEqual([
      "at-risk 1",
      "to-thank 1",
      "at-risk 2",
      "to-thank 2",
    ]);
  });

  test("holds of everybody who is chosen, and nobody is chosen twice", () => {
    fc.assert(
      fc.property(anybody, (people) => {
        const five = chooseFive(listed(people));
        expect(five.length).toBe(Math.min(PEOPLE_A_WEEK, listed(people).length));
        expect(new Set(five.map(({ person }) => person)).size).toBe(five.length);
        for (const { person, why } of five) {
          const months = people.find((one) => one.person === person)?.months ?? {};
          expect(movements[why].holds(months, MONTH)).toBe(true);
        }
      }),
    );
  });

  test("has a letter to begin with for every rule, from one person to another", () => {
    for (const rule of talkRules)
      expect(draftFor(rule, { to: "Asha", from: "Theo" })?.text).toMatch(/^Dear Asha,\n\n[\s\S]+\n\nTheo$/);
    expect(draftFor("no rule", { to: "Asha", from: "Theo" })).toBeUndefined();
  });
});

test("an organisation went quiet when two people or more took part and none has for three months", () => {
  const of = (code: string, ...people: Weighed[]) => people.map((one) => ({ ...one, code }));
  const old = (nth: number) => took(`old ${nth}`, { "2026-06": "attended" });
  const fresh = took("fresh", { "2026-10": "attended" });
  expect(
    quietOrganisations(
      [...of("R01", old(1), old(2)), ...of("R02", old(3)), ...of("R03", old(4), fresh)],
      MONTH,
    ),
  ).toEqual([{ code: "R01", lastOn: "2026-06-10", people: 2 }]);
});

describe("what came of a talk", () => {
  const person = "0199e7a0-4c1c-7000-8000-000000000001";
  const other = "0199e7a0-4c1c-7000-8000-000000000002";
  const occasion = {
    now: "2026-11-24T10:00:00.000Z",
    newId: () => "0199e7a0-4c1c-7000-8000-0000000000ff",
    actor: { kind: "team", id: other } as const,
    correlation: "test",
  };
  const talks: Talks = {
    week: "2026-11-23",
    talks: [
      { person, why: "drifting" },
      { person: other, why: "rising" },
    ],
    quiet: [],
    version: 1,
  };
  const spoken = { became: "spoken", at: occasion.now, how: "letter" } as const;

  test("is noted once, can be taken back, and names nobody who was not chosen", () => {
    const noted = noteTalk(talks, person, spoken, occasion);
    if (!("talks" in noted)) throw new Error("It was not noted.");
    expect(noted.talks.talks[0]?.spoken).toEqual({ at: occasion.now, how: "letter" });
    expect(noted.entries[0]).toMatchObject({ name: "TalkNoted", person, data: { became: "spoken" } });
    expect(noteTalk(noted.talks, person, { ...spoken, how: "note" }, occasion)).toHaveProperty("unchanged");
    const open = noteTalk(noted.talks, person, { became: "open" }, occasion);
    expect(open).toMatchObject({ talks: { talks: talks.talks } });
    expect(noteTalk(talks, "somebody else", spoken, occasion)).toMatchObject({ refusal: "not-chosen" });
  });

  test("is whether they were active after it, said once", () => {
    const noted = noteTalk(talks, person, spoken, occasion);
    if (!("talks" in noted)) throw new Error("It was not noted.");
    const active = new Map([
      [person, "2026-12-01"],
      [other, "2026-12-01"],
    ]);
    const followed = followTalks(noted.talks, active, occasion);
    if (!("talks" in followed)) throw new Error("It was not followed up.");
    expect(followed.talks.talks.map(({ outcome }) => outcome)).toEqual([{ activeOn: "2026-12-01" }, {}]);
    expect(followed.entries[0]).toMatchObject({ data: { spoken: 1, active: 1 } });
    expect(followTalks(followed.talks, new Map(), occasion)).toHaveProperty("unchanged");
    expect(noteTalk(followed.talks, other, spoken, occasion)).toMatchObject({ refusal: "too-late" });
    const before = followTalks(noted.talks, new Map([[person, "2026-11-20"]]), occasion);
    expect(before).toMatchObject({ entries: [{ data: { spoken: 1, active: 0 } }] });
  });
});

describe("five people to talk to this week", () => {
  let real: RealTable;
  const clock = { now: "2026-06-10T09:00:00.000Z" };
  const story = joining(() => real, clock);
  let person = "";

  beforeAll(async () => {
    real = await startRealTable();
    person = (await story.joined()).person;
    // A Monday in the fourth month after they joined.
    clock.now = "2026-10-05T05:00:00.000Z";
    await atMondayDawn(story.world().needs, clock.now);
    await story.world().settle();
    clock.now = plus(clock.now, "PT4H");
  });
  afterAll(() => real.stop());

  test("are chosen on Monday, once, and stand on Today with why, and a letter to begin with", async () => {
    const world = story.world();
    await atMondayDawn(world.needs, "2026-10-05T05:00:00.000Z");
    expect((await readTalks(real.table, "2026-10-05"))?.talks).toEqual([{ person, why: "only-joined" }]);
    const team = world.atDesk();
    const today = await team.open("/desk");
    expect(today.text).toContain("Talk to Asha Example");
    const week = await team.open(today.$("a[href='/desk/engagement/talks']").attr("href") ?? "");
    expect(week.text).toContain("Never active after joining");
    const href = week.$(".work-list a[href*='/write?draft=']").attr("href") ?? "";
    const letter = await team.open(href);
    expect(letter.$("textarea[name=text]").text()).toMatch(/^\s*Dear Asha Example,/);
  });

  test("can be left for another time, and that taken back", async () => {
    const team = story.world().atDesk();
    const page = await team.open("/desk/engagement/talks");
    await team.send(page, { person }, "skip");
    await story.world().settle();
    const skipped = await team.open(`/desk/engagement/talks?done=skip&person=${person}`);
    expect(skipped.text).toContain("Left for another time");
    expect((await team.open("/desk")).text).not.toContain("Talk to Asha Example");
    await team.send(skipped, { person }, "reopen");
    await story.world().settle();
    expect((await team.open("/desk")).text).toContain("Talk to Asha Example");
  });

  test("are talked to when the team writes first; what they do after it is whether it helped", async () => {
    const world = story.world();
    const team = world.atDesk();
    const letter = await team.open(`/desk/people/${person}/write?draft=only-joined`);
    const words = { subject: "Hello", text: "Dear Asha, hello. Theo" };
    await team.send(await team.send(letter, words, "preview"), words, "send");
    await world.settle();
    expect((await team.open("/desk/engagement/talks")).text).toContain("a letter was written");
    clock.now = "2026-11-02T06:00:00.000Z";
    await atMondayDawn(world.needs, clock.now);
    await world.settle();
    expect((await readTalks(real.table, "2026-10-05"))?.talks[0]?.outcome).toEqual({});
    // Whoever was chosen is left in peace for eight weeks.
    expect((await readTalks(real.table, "2026-11-02"))?.talks).toEqual([]);
  });
});
