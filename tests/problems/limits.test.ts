import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { announce, applicant, World } from "./world.ts";

let real: RealTable;
let world: World;
let call: string;
const clock = { now: "2027-01-10T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  call = await announce((await world.atDesk("Theo")).browser);
  clock.now = "2027-01-12T09:00:00.000Z";
});
afterAll(() => real.stop());

describe("a draft", () => {
  const beginAs = async (answers: Readonly<Record<string, string>>) => {
    const visitor = world.onSite();
    const page = await visitor.open(`/problems/calls/${call}/start`);
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
    expect(await world.letterCounts()).toEqual({ "problem-started": 3 });
    expect((await beginAs({ email: "ben@trust.example" })).status).toBe(303);
  });
});
