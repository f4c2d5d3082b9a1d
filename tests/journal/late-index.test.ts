import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withdrawItem } from "../../shared/catalogue/items/commands.ts";
import { commit } from "../../shared/journal/commit.ts";
import { linksOf } from "../../shared/links/read.ts";
import { mapName, unmapName } from "../../shared/organisations/mapping/commands.ts";
import { organisationItem, readFiled } from "../../shared/organisations/store.ts";
import { nameKey } from "../../shared/people/organisation-name.ts";
import { personItem } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { readProject } from "../../shared/projects/store.ts";
import { removeTeamMember } from "../../shared/sign-in/commands.ts";
import { announce, begin } from "../applications/applying.ts";
import { publishItem } from "../catalogue/items.ts";
import { ben, at as onCatalogue } from "../catalogue/made-up.ts";
import { sampleOrganisations } from "../organisations/samples.ts";
import { form, makeProject } from "../projects/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { World } from "../support/world.ts";

let real: RealTable;
let world: World;
const clock = { now: "2027-01-11T09:30:00.000Z" };
const command = () => ({ once: newId(), occasion: testOccasion(world.needs) });

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(async () => {
  await real.indexes.end();
  world.clear();
});

/** What reacts sees none of what was written since, and two minutes later all of it. */
const letIndexesCatchUp = async (): Promise<void> => {
  await world.settle();
  await real.indexes.end();
  await world.advance("PT2M");
  await world.settle();
};

test("a project that somebody was given a moment before they left is handed on", async () => {
  const [leaver, deputy] = [await world.teamMember("Asha Leaver"), await world.teamMember("Ben Deputy")];
  await real.indexes.hold();
  const reference = await makeProject(world.needs, { ...form, owner: leaver, deputy }, command());
  await removeTeamMember(world.needs, leaver, command());
  await letIndexesCatchUp();
  expect((await readProject(real.table, reference))?.owner).toBe(deputy);
  expect(world.lettersOf("project-handed-on")).toHaveLength(1);
});

test("somebody who came under a name just before it was mapped, or unmapped, is mapped and unmapped with the others", async () => {
  await commit(world.needs, {
    once: newId(),
    writes: sampleOrganisations.map((one) => ({ put: organisationItem(one) })),
  });
  const come = async (more: object): Promise<string> => {
    const id = newId();
    const person = {
      id,
      name: "Ada Example",
      email: `${id}@trust.example`,
      organisation: "The Vale",
      ...more,
    };
    await commit(world.needs, { once: newId(), writes: [{ put: personItem(person) }] });
    return id;
  };
  const before = await come({});
  await real.indexes.hold();
  const late = await come({});
  await mapName(world.needs, { name: "The Vale", code: "NEW1" }, command());
  await letIndexesCatchUp();
  expect([...(await readFiled(real.table, "NEW1")).people].sort()).toEqual([before, late].sort());
  await real.indexes.hold();
  const later = await come({ organisationCode: "NEW1" });
  await unmapName(world.needs, nameKey("The Vale"), command());
  await letIndexesCatchUp();
  expect((await readFiled(real.table, "NEW1")).people).not.toContain(later);
});

test("a draft that was begun at the last moment is told that the call has closed, once, as are the others", async () => {
  const call = await announce(world.atDesk());
  await begin(world.onSite(), call);
  await world.settle();
  clock.now = "2027-02-12T16:59:59.000Z";
  await world.settle();
  await real.indexes.hold();
  await begin(world.onSite(), call, { email: "late@trust.example" });
  clock.now = "2027-02-12T17:00:00.000Z";
  await letIndexesCatchUp();
  expect(world.lettersOf("application-missed")).toHaveLength(2);
});

test("links of an item that was withdrawn just after it was published are not looked after", async () => {
  const url = "https://code.fernhill.example/a";
  await real.indexes.hold();
  const reference = await publishItem(world, { outputs: [{ kind: "code", where: { is: "link", url } }] });
  await world.settle();
  const given = { occasion: onCatalogue(clock.now, ben), once: newId() };
  await withdrawItem(world.needs, { reference, reason: "It was wrong." }, given);
  await letIndexesCatchUp();
  expect(await linksOf(real.table, `catalogue-item:${reference}`)).toEqual([]);
});
