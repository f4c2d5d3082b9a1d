import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engagementSchema } from "../../shared/engagement/engagement.ts";
import { segmentOf, segmentsToChoose } from "../../shared/segments/choose.ts";
import { countSegment, peopleOfSegment } from "../../shared/segments/read.ts";
import { membersItems, personOf, putAll } from "../support/crowds.ts";
import { theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

const COUNT = 1_203;
let real: RealTable;
let world: World;
const clock = { now: "2026-12-01T09:00:00.000Z" };

/** That every third of the crowd came to an event in November. */
const cameItems = function* () {
  for (let nth = 0; nth < COUNT; nth += 3) {
    const person = personOf(nth);
    const engagement = engagementSchema.parse({
      person,
      version: 1,
      months: { "2026-11": { counts: { attended: 1 }, days: 1 } },
      lastOn: "2026-11-12",
    });
    yield { pk: `ENGAGEMENT#${person}`, sk: "ENGAGEMENT", engagement };
  }
};

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await putAll(world.needs.table, membersItems(COUNT));
  await putAll(world.needs.table, cameItems());
});
afterAll(() => real.stop());

describe("those of a segment", () => {
  const came = { did: ["attended" as const], within: "3" as const };

  test("are read in pages, everybody once and nobody else, and are as many as are counted", async () => {
    for (const filter of [came, { ...came, kinds: ["icb" as const, "nhs-trust" as const] }]) {
      const people: string[] = [];
      let after: string | undefined;
      do {
        const page = await peopleOfSegment(world.needs, filter, { after, limit: 90 });
        expect(page.people.length).toBeLessThanOrEqual(90);
        people.push(...page.people);
        after = page.next;
      } while (after !== undefined);
      const expected = Array.from({ length: COUNT }, (_, nth) => nth).filter((nth) => nth % 3 === 0);
      expect(people.toSorted()).toEqual(expected.map(personOf));
      const { tally, next } = await countSegment(world.needs, filter);
      expect([tally.fit, tally.looked, next]).toEqual([expected.length, COUNT, undefined]);
    }
  });

  test("are counted in parts as they are at once", async () => {
    let count = await countSegment(world.needs, came, undefined, 500);
    expect([count.tally.looked, count.next === undefined]).toEqual([500, false]);
    while (count.next !== undefined) count = await countSegment(world.needs, came, count, 500);
    expect(count).toEqual(await countSegment(world.needs, came));
  });
});

describe("segments at the desk", () => {
  test("are counted before they are saved, saved as versions, removed and put back", async () => {
    const team = world.atDesk(theo);
    const form = await team.open("/desk/segments/new");
    expect(form.text).toMatch(/1,203 of 1,203 members/);
    const asked = { did: "attended", within: "3", name: "" };
    const shown = await team.send(form, asked, "show");
    expect(shown.text).toMatch(/401 of 1,203 members \(33%\)/);
    expect(shown.text).toContain("In the last 3 monthsCame to an event");
    const unnamed = await team.send(form, asked, "save");
    expect([unnamed.status, unnamed.text.includes("Enter a name for the segment")]).toEqual([422, true]);
    const wrong = await team.send(form, { ...asked, organisation: "No such place" }, "show");
    expect([wrong.status, wrong.text.includes("Choose an organisation from the list")]).toEqual([422, true]);
    const saved = await team.send(form, { ...asked, name: "Came lately" }, "save");
    const path = (saved.to ?? "").split("?")[0] ?? "";
    const page = await team.open(saved.to ?? "");
    expect(page.text).toMatch(/Saved\. The segment is on the list.*401 of 1,203 members/);

    const changed = { name: "Came in autumn", did: "attended", within: "6" };
    expect((await team.send(page, changed, "save")).status).toBe(303);
    const late = await team.send(page, { ...changed, name: "Overtaken" }, "save");
    expect([late.status, late.text.includes("Someone saved another version")]).toEqual([409, true]);
    expect((await team.open(path)).text).toMatch(/Version 2, saved by Theo Team.*Version 1: Came lately/);
    expect((await team.open("/desk/segments")).text).toContain("In the last 6 months: Came to an event");
    expect((await team.open(`${path}/people`)).text).toMatch(/Members in Came in autumn/);

    await team.send(await team.open(path), {}, "remove");
    expect(await segmentsToChoose(world.needs.table)).toEqual([]);
    expect((await team.open(path)).text).toContain("was removed from the list");
    expect(await segmentOf(world.needs.table, path.split("/").at(-1) ?? "")).toMatchObject({ version: 3 });
    await team.send(await team.open(path), {}, "restore");
    expect(await segmentsToChoose(world.needs.table)).toMatchObject([{ name: "Came in autumn", version: 4 }]);
  });

  test("of who only looks are counted, without buttons", async () => {
    const viewer = world.atDesk(vera, "viewer");
    const form = await viewer.open("/desk/segments/new");
    expect(form.text).toMatch(/1,203 of 1,203 members/);
    expect(form.text).not.toMatch(/Save it for the team|Show/);
  });
});
