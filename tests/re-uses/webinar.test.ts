import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftEvent, publishEvent, recordAttendance } from "../../shared/events/event/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { ProjectWebinarHeld } from "../../shared/follow-ups/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { createOrganisation } from "../../shared/organisations/commands.ts";
import { reUsesOfProject } from "../../shared/re-uses/read.ts";
import { requestReUse } from "../../shared/re-uses/request/commands.ts";
import { organisation } from "../organisations/samples.ts";
import { makeProject } from "../projects/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";
import { reUseNow } from "./items.ts";

let real: RealTable;
let world: World;
let theo: string;
let project: string;
let event: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

const given = (once: string) => ({ occasion: testOccasion(world.needs), once });

/** Who registers: their organisation, and whether they came. */
const guests = [
  ["Asa", "Harrowshire Hospitals", true],
  ["Bo", "Harrowshire Hospitals", true],
  ["Cam", "Wholly Invented Software", true],
  ["Dee", "Fernhill Hospitals", true],
  ["Eli", "Nowhere Clinic", true],
  ["Fay", "Stayed Away Trust", false],
  ["Gus", "Asked Before Trust", true],
] as const;

const hold = async (): Promise<void> => {
  const details = { title: "Webinar", description: "What came of it", place: "Online", places: 50 };
  const times = { startsAt: "2026-12-10T12:00:00.000Z", endsAt: "2026-12-10T13:00:00.000Z" };
  ({
    done: { reference: event },
  } = await draftEvent(
    world.needs,
    { ...details, ...times },
    { once: "draft", occasion: testOccasion(world.needs) },
  ));
  await publishEvent(world.needs, event, { once: "publish", occasion: testOccasion(world.needs) });
  const came = new Map<string, boolean>();
  for (const [name, of, there] of guests) {
    const form = { name, email: `${name}@guest.example`, organisation: of, consent: "yes" } as const;
    const registered = await registerForEvent(
      world.needs,
      { event: event, form: form },
      { once: name, occasion: testOccasion(world.needs) },
    );
    if ("done" in registered) came.set(registered.done.person, there);
  }
  clock.now = "2026-12-11T09:00:00.000Z";
  await recordAttendance(
    world.needs,
    { reference: event, came: came },
    { once: "came", occasion: testOccasion(world.needs) },
  );
};

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  theo = await world.teamMember("Theo");
  const supplier = { segment: "supplier" } as const;
  for (const facts of [
    organisation("HRB1", "Harrowshire Hospitals", { region: "wales" }),
    organisation("SUP1", "Wholly Invented Software", supplier),
  ])
    await createOrganisation(world.needs, facts, given(facts.code));
  const form = {
    title: "Fewer missed appointments",
    summary: "Who will miss one.",
    organisation: "Fernhill Hospitals",
    route: "internal",
    owner: theo,
    deputy: undefined,
    startsOn: "2026-09-01",
    weeks: 12,
  } as const;
  project = await makeProject(world.needs, form, given("project"));
  await hold();
  const before = {
    project: { reference: project, title: form.title },
    organisation: { name: "Asked before trust" },
    by: "desk",
    introducedBy: { kind: "catalogue" },
    howFar: "stopped",
    whatFor: "",
    mayBeNamed: false,
    mayBeAsked: false,
  } as const;
  await requestReUse(world.needs, { request: before }, given("before"));
});
afterAll(() => real.stop());

describe("a webinar that was held", () => {
  test("makes a lead of each organisation whose people came: no supplier, no partner, nobody who is there already, and nobody is written to", async () => {
    const entry = record(
      ProjectWebinarHeld,
      { subject: project, data: { event } },
      testOccasion(world.needs),
    );
    for (const _time of [1, 2]) await world.react(entry);
    const uses = await reUsesOfProject(real.table, project);
    expect(uses.map(({ organisation: { name }, stage }) => [name, stage]).sort()).toEqual([
      ["Asked before trust", "stopped"],
      ["Harrowshire Hospitals", "interested"],
      ["Nowhere Clinic", "interested"],
    ]);
    const lead = await reUseNow(
      world,
      uses.find(({ organisation: { code } }) => code === "HRB1")?.reference ?? "",
    );
    expect(lead).toMatchObject({
      introducedBy: { kind: "event", reference: event },
      owner: theo,
      nextContactOn: "2026-12-25",
    });
    expect(lead.news).toBeUndefined();
    expect((await real.letters()).filter(({ about }) => about.startsWith("re-use:"))).toEqual([]);
  });

  test("shows on the project’s page where it is used, by region and by organisation", async () => {
    const page = await world.atDesk({ id: theo, name: "Theo" }).open(`/desk/projects/${project}`);
    expect(page.$(".tiles desc").text()).toBe("Wales: 1 on the way; Not stated: 1 on the way");
    expect(page.$('[aria-label="Organisations that use it"] tbody tr')).toHaveLength(3);
  });
});
