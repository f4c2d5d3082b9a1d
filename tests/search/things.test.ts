import { afterAll, beforeAll, expect, test } from "vitest";
import { createItem } from "../../shared/catalogue/items/commands.ts";
import { asha, at, content } from "../catalogue/made-up.ts";
import { makeProject } from "../projects/samples.ts";
import { publishItem } from "../re-uses/items.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
let project: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  const owner = await world.teamMember("Theo");
  const form = {
    title: "Forecasts of beds",
    summary: "How many beds a ward needs.",
    organisation: "Fernhill Hospitals",
    route: "internal",
    owner,
    deputy: undefined,
    startsOn: "2026-09-01",
    weeks: 12,
  } as const;
  project = await makeProject(world.needs, form, { occasion: testOccasion(world.needs), once: "project" });
  await publishItem(real, clock, { title: "Forecasts of queues" });
  const draft = { occasion: at(clock.now, asha), once: "draft" };
  await createItem(world.needs, content({ title: "Forecasts that nobody sees" }), draft);
  await world.settle();
});
afterAll(() => real.stop());

const call = {
  organisation: "Quite Invented Hospitals",
  howFar: "assessing",
  name: "Amina Example",
  email: "amina@trust.example",
  whatFor: "Our wards are full.",
};

test("what others can use is suggested by its words: projects and what the public sees, nothing else", async () => {
  const { json } = await (async () => {
    const met = await world.atDesk().open("/desk/things.json?of=usable&q=forecast");
    return { json: JSON.parse(met.html) };
  })();
  expect(json.map(({ text }: { text: string }) => text).sort()).toEqual([
    "Forecasts of beds",
    "Forecasts of queues",
  ]);
  expect(json.every(({ value }: { value: string }) => /^(?:PRJ|CAI)-/.test(value))).toBe(true);
  for (const [of, q] of [
    ["usable", "x"],
    ["unknown", "forecast"],
  ])
    expect((await world.atDesk().open(`/desk/things.json?of=${of}&q=${q}`)).html).toBe("[]");
});

test("without a script, words show what they may mean, and one answer takes the form on", async () => {
  const team = world.atDesk();
  const page = await team.open("/desk/re-uses/new");
  // Nothing of what there is ever more of stands in the form.
  expect(page.html).not.toContain("Forecasts");
  const asked = await team.send(page, { ...call, used: "forecasts" });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("Choose one of what was found");
  expect(asked.$("input[name=used][type=radio]")).toHaveLength(3);
  expect(asked.$("input[name=email]").val()).toBe("amina@trust.example");
  const done = await team.send(asked, { ...call, used: project });
  expect(done.to).toMatch(/^\/desk\/re-uses\/RUS-/);
  const nothing = await team.send(page, { ...call, used: "wheelchairs" });
  expect(nothing.$("input[name=used]").attr("type")).toBe("text");
  expect(nothing.text).toContain("or search with other words");
});
