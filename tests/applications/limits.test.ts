import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, applicant, joinTeam, letterCounts } from "./applying.ts";

let real: RealTable;
let world: World;
let call: string;
const clock = { now: "2027-01-10T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  call = await announce((await joinTeam(world, "Theo")).browser);
  clock.now = "2027-01-12T09:00:00.000Z";
});
afterAll(() => real.stop());

describe("a draft", () => {
  const beginAs = async (answers: Readonly<Record<string, string>>) => {
    const visitor = world.onSite();
    const page = await visitor.open(`/calls/${call}/apply`);
    return visitor.send(page, { ...applicant, ...answers });
  };

  test("begun again and again for one address stops at three letters an hour, says so and keeps what was typed", async () => {
    for (const name of ["Ada", "Ada A", "Ada B"]) expect((await beginAs({ name })).status).toBe(303);
    const refused = await beginAs({ name: "Ada C" });
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("try again tomorrow");
    expect(refused.$("input[name=name]").attr("value")).toBe("Ada C");
    expect(refused.$("input[name=_proof]").attr("data-challenge")).toContain("PBKDF2");
    await world.settle();
    expect(letterCounts(world)).toEqual({ "application-started": 3 });
    expect((await beginAs({ email: "ben@trust.example" })).status).toBe(303);
  });
});
