import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eraseAgain } from "../../infra/commands/restore/erase-again.ts";
import { expectDone } from "../../shared/journal/change.ts";
import { mergePeople } from "../../shared/members/merges/commands.ts";
import { recordErasureOf } from "../../shared/privacy/erasure/commands.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

let inUse: RealTable;
let restored: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const story = joining(() => inUse, clock);
const occasion = testOccasion({ now: () => clock.now });

beforeAll(async () => {
  inUse = await startRealTable();
  restored = await startRealTable();
});
afterAll(() => Promise.all([inUse.stop(), restored.stop()]));

const erase = async (person: string) =>
  expectDone(
    await recordErasureOf(
      story.world().needs,
      { person, askedBy: "team" },
      { once: `erase:${person}`, occasion },
    ),
    "An erasure",
  );

const runOut = async (world: World) => {
  await world.settle();
  await world.advance("PT25H");
  await world.settle();
  await world.advance("PT5M");
  await world.settle();
};

const peopleIn = async (table: RealTable) =>
  (await table.items("PERSON#")).filter(({ sk }) => sk === "PERSON").map(({ id }) => String(id));

const textOf = async (table: RealTable) =>
  JSON.stringify((await table.items("")).filter(({ pk }) => !/^(JOURNAL|ONCE)#/.test(String(pk))));

describe("a table that was restored", () => {
  test("loses again who was erased since, with what is merged with them, and nobody else", async () => {
    const gone = (await story.joined({ email: "gone@trust.example", name: "Gone Person" })).person;
    const home = (await story.joined({ email: "gone.home@mail.example", name: "Gone Person" })).person;
    const stays = (await story.joined({ email: "stays@trust.example", name: "Stays Here" })).person;
    await mergePeople(story.world().needs, { kept: gone, other: home }, { once: "merge", occasion });
    await story.react();
    const backup = await inUse.items("");
    await erase(gone);
    await runOut(story.world());
    expect(await peopleIn(inUse)).toEqual([stays]);

    for (const Item of backup)
      await restored.table.client.send(new PutCommand({ TableName: restored.table.name, Item }));
    const world = new World(restored, clock);
    const said = await eraseAgain(world.needs, inUse.table);
    expect(said).toEqual({ erased: 2, again: 2, refusals: [] });
    // Asked for once more before the clock has run, nothing more is asked for.
    expect((await eraseAgain(world.needs, inUse.table)).refusals).toEqual([]);
    await runOut(world);
    expect(await peopleIn(restored)).toEqual([stays]);
    expect(await textOf(restored)).not.toMatch(/gone@trust|gone\.home|Gone/);
    expect(await textOf(restored)).toContain("stays@trust.example");
    expect(await eraseAgain(world.needs, inUse.table)).toEqual({ erased: 2, again: 0, refusals: [] });
    // Nobody gets a letter because a table was restored.
    expect(world.lettersOf("erasure-begins")).toEqual([]);
  });
});
