import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onProjectWebinarHeld } from "../../functions/re-uses/on-project-webinar-held.ts";
import { registerForEvent } from "../../shared/events/commands.ts";
import { draftEvent, publishEvent, recordAttendance } from "../../shared/events/event-commands.ts";
import { ProjectWebinarHeld } from "../../shared/follow-ups/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { createOrganisation } from "../../shared/organisations/commands.ts";
import { createProject } from "../../shared/projects/commands.ts";
import { requestReUse } from "../../shared/re-uses/commands-request.ts";
import { reUsesOfProject } from "../../shared/re-uses/read.ts";
import { organisation } from "../organisations/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testOccasion } from "../support/visiting.ts";
import { World } from "./world.ts";

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
  event = await draftEvent(world.needs, { ...details, ...times }, "draft", testOccasion(world.needs));
  await publishEvent(world.needs, event, "publish", testOccasion(world.needs));
  const came = new Map<string, boolean>();
  for (const [name, of, there] of guests) {
    const form = { name, email: `${name}@guest.example`, organisation: of, consent: "yes" } as const;
    const registered = await registerForEvent(world.needs, event, form, name, testOccasion(world.needs));
    if ("person" in registered) came.set(registered.person, there);
  }
  clock.now = "2026-12-11T09:00:00.000Z";
  await recordAttendance(world.needs, event, came, "came", testOccasion(world.needs));
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
  project = await createProject(world.needs, form, given("project"));
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
  await requestReUse(world.needs, before, undefined, given("before"));
});
afterAll(() => real.stop());

describe("a webinar that was held", () => {
  test("makes a lead of each organisation whose people came: no supplier, no partner, nobody who is there already, and nobody is written to", async () => {
    const entry = record(
      ProjectWebinarHeld,
      { subject: project, data: { event } },
      testOccasion(world.needs),
    );
    for (const _time of [1, 2])
      await onProjectWebinarHeld(world.needs, entry, reactionOccasion(world.needs, "webinar", entry));
    const uses = await reUsesOfProject(real.table, project);
    expect(uses.map(({ organisation: { name }, stage }) => [name, stage]).sort()).toEqual([
      ["Asked before trust", "stopped"],
      ["Harrowshire Hospitals", "interested"],
      ["Nowhere Clinic", "interested"],
    ]);
    const lead = await world.reUse(
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
    const page = await world.asTeam(theo, "Theo").open(`/desk/projects/${project}`);
    expect(page.$(".tiles desc").text()).toBe("Wales: 1 on the way; Not stated: 1 on the way");
    expect(page.$('[aria-label="Organisations that use it"] tbody tr')).toHaveLength(3);
  });
});
