import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import { readKept } from "../../shared/engagement/store.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { publishedEvent, register } from "../events/visitors.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import type { World } from "../support/world.ts";

let real: RealTable;
let world: World;
let person: string;
let event: string;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const story = joining(() => real, clock);

const record = async (came: Record<string, string>): Promise<void> => {
  const team = world.atDesk();
  await team.send(await team.open(`/desk/events/${event}`), came, "attendance");
  await world.settle();
};

beforeAll(async () => {
  real = await startRealTable();
  world = story.world();
  person = (await story.joined()).person;
  event = await publishedEvent(world, 20, "P7D");
  await register(world.onSite(), event, { name: "Asha Example", email: "asha.0@trust.example" });
  await world.settle();
  clock.now = plus(clock.now, "P10D");
  await record({ came: person });
});
afterAll(() => real.stop());

const run = (apply: boolean) => {
  const migration = migrations.find(({ id }) => id === "2026-11-engagement");
  if (migration === undefined) throw new Error("There is no such migration.");
  return migrate({ ...world.needs, say: () => undefined }, migration, apply);
};

const own = () => `/desk/people/${person}/engagement`;
const rowsOf = async (path: string) => {
  const page = await world.atDesk().open(path);
  return page
    .$("tbody tr")
    .toArray()
    .map((row) => page.$(row).text().replaceAll(/\s+/g, " ").trim());
};

describe("how somebody takes part", () => {
  test("adds up from what they did: coming counts on the day of the event, registering does not", async () => {
    const page = await world.atDesk().open(own());
    expect(page.$(".figures").text().replaceAll(/\s+/g, " ")).toContain(
      "Participating level 4.5 love 2 activities",
    );
    expect(await rowsOf(own())).toEqual([
      expect.stringMatching(/^30 Nov 2026Came to an event: Forecasting demand on a ward .*4 ?1 ?3\.6$/),
      expect.stringMatching(/^23 Nov 2026Joined the community ?1 ?1 ?0\.9$/),
    ]);
    expect(page.$("tfoot").text()).toContain("4.5");
  });

  test("is told for any earlier month as it was", async () => {
    const page = await world.atDesk().open(`${own()}?on=2026-10-31`);
    expect(page.text).toContain("As it was at the end of Saturday 31 October 2026");
    expect(page.text).toContain("had no activity by then");
    expect((await world.atDesk().open(`${own()}?on=2999-01-01`)).text).not.toContain(
      "As it was at the end of T",
    );
  });

  test("stands in the ranking, narrowed by level, and as a file", async () => {
    expect(await rowsOf("/desk/engagement")).toEqual([
      expect.stringMatching(/Asha Example.*Participating.*4\.5.*30 Nov 2026/),
    ]);
    expect(await rowsOf("/desk/engagement?level=leading")).toEqual([]);
    expect(await rowsOf("/desk/engagement?level=participating")).toHaveLength(1);
    expect(await rowsOf("/desk/engagement?movement=drifting")).toEqual([]);
    expect(await rowsOf("/desk/engagement?movement=new-faces")).toHaveLength(1);
    const file = await world.atDesk().open("/desk/engagement?as=csv");
    expect(file.html).toContain('"Asha Example","Example Trust","Participating","4.5","2026-11-30",5');
  });

  test("is found out anew from the journal, to the same digit", async () => {
    const { table } = real;
    const kept = await readKept(table, person);
    for (const sk of ["ENGAGEMENT", "ENGAGEMENT#2026-11"])
      await table.client.send(
        new DeleteCommand({ TableName: table.name, Key: { pk: `ENGAGEMENT#${person}`, sk } }),
      );
    expect(await run(true)).toMatchObject({ changed: 2 });
    const again = await readKept(table, person);
    expect([again.engagement?.months, again.months]).toEqual([kept.engagement?.months, kept.months]);
    expect(await run(false)).toMatchObject({ changed: 0 });
  });

  test("is taken back with what was recorded by mistake", async () => {
    const team = world.atDesk();
    const page = await team.open(`/desk/events/${event}`);
    await team.send(page, { came: "" }, "attendance");
    await world.settle();
    expect(await rowsOf(own())).toHaveLength(1);
    await record({ came: person });
    expect(await rowsOf(own())).toHaveLength(2);
  });
});
