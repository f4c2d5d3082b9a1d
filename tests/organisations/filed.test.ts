import { afterAll, beforeAll, expect, it } from "vitest";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import { mapName, unmapName } from "../../shared/organisations/mapping/commands.ts";
import { organisationItem, readFiled } from "../../shared/organisations/store.ts";
import { nameKey } from "../../shared/people/organisation-name.ts";
import { newId } from "../../shared/platform/ids.ts";
import { sendForm } from "../enquiries/samples.ts";
import { joining } from "../members/joining.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { sampleOrganisations } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const { answers, joined, begin, world: theWorld } = joining(() => real, clock);

beforeAll(async () => {
  real = await startRealTable();
  const writes = sampleOrganisations.map((one) => ({ put: organisationItem(one) }));
  await commit(needs(), { once: newId(), writes });
});
afterAll(() => real.stop());

it("an enquiry and its sender are filed under the organisation that was picked, found by one query", async () => {
  const picked = { organisation: "University Hospitals Vale NHS Foundation Trust", organisationCode: "NEW1" };
  const reference = await sendForm(needs(), testOccasion(needs()), picked);
  await sendForm(needs(), testOccasion(needs()), { organisation: "Elsewhere" });
  real.calls();
  const filed = await readFiled(real.table, "NEW1");
  expect(real.calls()).toEqual(["Query"]);
  expect(filed).toMatchObject({ enquiries: [reference], more: false });
  expect(filed.people).toHaveLength(1);
});

it("who confirms to be of an organisation is moved to it, from what was known of them before", async () => {
  begin();
  const before = { email: answers().email, organisation: "Elsewhere" };
  await sendForm(needs(), testOccasion(needs()), before);
  const { person } = await joined({ organisation: "Kidney Voices" });
  expect((await readFiled(real.table, "KDV1")).people).toEqual([person]);
  const [item] = await real.items(`PERSON#${person}`);
  expect(item).toMatchObject({ organisation: "Kidney Voices", organisationCode: "KDV1" });
  expect(item).not.toHaveProperty("list");
});

it("an enquiry in which a name was typed goes along when the name is mapped, and back when that is undone", async () => {
  const world = theWorld();
  const reference = await sendForm(needs(), testOccasion(needs()), { organisation: "The Vale hospitals" });
  const other = await sendForm(needs(), testOccasion(needs()), { organisation: "Another one" });
  const codeOf = async (one: string) => (await readEnquiry(real.table, one))?.organisationCode;
  const key = nameKey("The Vale hospitals");
  const command = () => ({ once: newId(), occasion: testOccasion(needs()) });
  await mapName(needs(), { name: "The Vale hospitals", code: "NEW1" }, command());
  await world.settle();
  expect([await codeOf(reference), await codeOf(other)]).toEqual(["NEW1", undefined]);
  expect((await readFiled(real.table, "NEW1")).enquiries).toContain(reference);
  await unmapName(needs(), key, command());
  await world.settle();
  expect(await codeOf(reference)).toBeUndefined();
});
