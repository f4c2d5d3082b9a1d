import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "../../shared/journal/entry.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { newId } from "../../shared/platform/ids.ts";
import { handlerIn, reactionFiles, reactionsTo } from "./reactions.ts";
import { type RealTable, startRealTable } from "./real-table.ts";
import { testOccasion } from "./visiting.ts";
import { World } from "./world.ts";

let real: RealTable;
let world: World;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, { now: "2026-11-23T09:00:00.000Z" });
});
afterAll(() => real.stop());

describe("the reactions to an entry", () => {
  it("are all found, under the name of every entry that a function accepts", async () => {
    let found = 0;
    for (const file of reactionFiles) {
      const handler = await handlerIn(file);
      for (const name of handler?.accepts ?? []) {
        expect(await reactionsTo(name), `${file} reacts to ${name}`).toContain(handler);
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(40);
  }, 60_000);

  it("of a name that nobody reacts to are none", async () => {
    expect(await reactionsTo("TheSkyFell")).toEqual([]);
  });
});

describe("a world", () => {
  it("knows which entries came that nobody reacts to, and delivers the others", async () => {
    const [person, occasion] = [newId(), testOccasion(world.needs)];
    const data = { via: "form", segment: "other" } as const;
    const joined = record(MemberJoined, { subject: person, person, data }, occasion);
    world.pending.push(joined, { ...joined, id: newId(), name: "TheSkyFell" });
    await world.settle();
    expect([...world.unheard]).toEqual(["TheSkyFell"]);
    expect(world.delivered.map(({ name }) => name)).toContain("MemberJoined");
  });
});
