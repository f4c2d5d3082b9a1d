import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrations } from "../../infra/migrations/registry.ts";
import { migrate } from "../../infra/migrations/run.ts";
import type { Application } from "../../shared/applications/application.ts";
import { applicationItem, readApplication } from "../../shared/applications/store.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { eventsAmong } from "../../shared/events/events-among.ts";
import type { Registration } from "../../shared/events/places/model.ts";
import { registrationItem, toRegistration } from "../../shared/events/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import { mapName, unmapName } from "../../shared/organisations/mapping/commands.ts";
import { organisationItem, readFiled } from "../../shared/organisations/store.ts";
import { nameKey } from "../../shared/people/organisation-name.ts";
import { newId } from "../../shared/platform/ids.ts";
import { projectsAmong } from "../../shared/projects/read.ts";
import { sendForm } from "../enquiries/samples.ts";
import { joining } from "../members/joining.ts";
import { makeProject } from "../projects/samples.ts";
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

it("an application in which a name was typed goes along, and back, and is found once an older table is migrated", async () => {
  const world = theWorld();
  const reference = "PRB-4F7K-2Q9C";
  const application: Application = {
    reference,
    call: "CAL-4F7K-2Q9C",
    person: newId(),
    name: "Asha Example",
    organisation: "The Vale clinics",
    segment: "nhs-trust",
    status: "draft",
    sections: {},
    files: [],
    consentedAt: clock.now,
    startedAt: clock.now,
    version: 1,
  };
  // As a release wrote it that filed only those whose code was known.
  const { subject: _subject, subjectSort: _sort, ...older } = applicationItem(application);
  await commit(needs(), { once: newId(), writes: [{ put: { ...older, pk: older.pk, sk: older.sk } }] });
  const places = migrations.find(({ id }) => id === "2026-11-organisation-places") ?? expect.fail();
  expect(await migrate({ ...needs(), say: () => undefined }, places, true)).toMatchObject({ changed: 1 });
  const codeOf = async () => (await readApplication(real.table, reference))?.organisationCode;
  const command = () => ({ once: newId(), occasion: testOccasion(needs()) });
  await mapName(needs(), { name: "The Vale clinics", code: "NEW1" }, command());
  await world.settle();
  expect(await codeOf()).toBe("NEW1");
  await unmapName(needs(), nameKey("The Vale clinics"), command());
  await world.settle();
  expect(await codeOf()).toBeUndefined();
});

it("a registration goes along, and back, and is found once an older table is migrated; the page counts who came", async () => {
  const world = theWorld();
  const registration: Registration = {
    reference: "REG-4F7K-2Q9C",
    event: "EVT-4F7K-2Q9C",
    person: newId(),
    name: "Asha Example",
    organisation: "The Vale wards",
    consentedAt: clock.now,
    status: "taken",
    joinedAt: clock.now,
    attended: true,
  };
  // As a release wrote it that filed none under their organisation.
  const { subject: _subject, subjectSort: _sort, ...older } = registrationItem(registration);
  await commit(needs(), { once: newId(), writes: [{ put: { ...older, pk: older.pk, sk: older.sk } }] });
  const places = migrations.find(({ id }) => id === "2026-12-registration-places") ?? expect.fail();
  const migrated = () => migrate({ ...needs(), say: () => undefined }, places, true);
  expect(await migrated()).toMatchObject({ changed: 1 });
  expect(await migrated()).toMatchObject({ changed: 0 });
  const now = async () =>
    (await real.items("EVENT#EVT-4F7K-2Q9C")).flatMap((item) => toRegistration(item) ?? []);
  const command = () => ({ once: newId(), occasion: testOccasion(needs()) });
  await mapName(needs(), { name: "The Vale wards", code: "NEW1" }, command());
  await world.settle();
  expect(await now()).toEqual([
    { ...registration, organisationCode: "NEW1", filedUnder: "organisation:NEW1" },
  ]);
  expect(eventsAmong((await readFiled(real.table, "NEW1")).items)).toEqual([
    { event: registration.event, attended: 1, registered: 1, since: clock.now },
  ]);
  expect((await world.atDesk().open("/desk/organisations/NEW1")).text).toContain("1 person attended");
  await unmapName(needs(), nameKey("The Vale wards"), command());
  await world.settle();
  expect(await now()).toMatchObject([registration]);
  expect((await now())[0]).not.toHaveProperty("organisationCode");
});

it("a project is filed under its partners once an older table is migrated, and not twice", async () => {
  const form = {
    title: "Shorter queues",
    summary: "Who waits, and for what.",
    organisation: "University Hospitals Vale NHS Foundation Trust",
    organisationCode: "NEW1",
    route: "internal",
    owner: await theWorld().teamMember("Theo"),
    deputy: undefined,
    startsOn: "2026-12-01",
    weeks: 12,
  } as const;
  const reference = await makeProject(needs(), form, { once: newId(), occasion: testOccasion(needs()) });
  const key = { pk: `PROJECT#${reference}`, sk: "OF-ORGANISATION#NEW1" };
  const filed = async () => projectsAmong((await readFiled(real.table, "NEW1")).items);
  expect(await filed()).toEqual([reference]);
  // As a release left it that filed none.
  await real.table.client.send(new DeleteCommand({ TableName: real.table.name, Key: key }));
  expect(await filed()).toEqual([]);
  const places = migrations.find(({ id }) => id === "2026-11-partner-places") ?? expect.fail();
  const migrated = (really: boolean) => migrate({ ...needs(), say: () => undefined }, places, really);
  expect(await migrated(false)).toMatchObject({ changed: 1 });
  expect(await filed()).toEqual([]);
  expect(await migrated(true)).toMatchObject({ changed: 1 });
  expect(await filed()).toEqual([reference]);
  expect(await migrated(true)).toMatchObject({ changed: 0 });
});

it("its people are a list of their own: searched, sorted, as a file, and written to", async () => {
  const browser = theWorld().atDesk();
  const list = await browser.open("/desk/organisations/NEW1/people");
  expect(list.$("h1").text()).toContain("People of");
  expect(list.$("tbody th a").length).toBe(1);
  const person = (list.$("tbody th a").attr("href") ?? "").slice("/desk/people/".length).slice(0, 36);
  expect(list.$(`a[href='/desk/people/${person}/write']`).text()).toContain("Write");
  expect((await browser.open("/desk/organisations/NEW1/people?q=nobody-here")).text).toContain("No results");
  expect((await browser.open("/desk/organisations/NEW1/people?as=csv")).html).toContain("trust.example");
  expect((await browser.open("/desk/organisations/NO-SUCH/people")).status).toBe(404);
  const looked = await theWorld().atDesk(undefined, "viewer").open("/desk/organisations/NEW1/people");
  expect(looked.text).not.toContain("Write");
});
