import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { servePage } from "../../functions/entry-points/page-server.ts";
import { page as askForMyPage } from "../../functions/my-page/ask-for-my-page.ts";
import { page as myPage } from "../../functions/my-page/my-page.ts";
import { draftEvent, publishEvent } from "../../shared/events/event/commands.ts";
import { registerForEvent } from "../../shared/events/places/commands.ts";
import { newId } from "../../shared/platform/ids.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { seen, testNeeds, testOccasion, testRequest, testVisit } from "../support/visiting.ts";

vi.setConfig({ testTimeout: 60_000 });

let real: RealTable;
let person: string;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const command = () => ({ once: newId(), occasion: testOccasion(needs()) });
const token = (purpose: "my-page" | "manage-registration" = "my-page", expires?: string) =>
  makeLink(needs().keys, purpose, person, expires);
const look = async (link: string) =>
  seen(
    await servePage(myPage).get(needs(), testRequest({ parameters: { token: link } }), testVisit(needs())),
  );
const ask = async (form: Record<string, string>) =>
  seen(await servePage(askForMyPage).post(needs(), testRequest({ form }), testVisit(needs())));

beforeAll(async () => {
  real = await startRealTable();
  const times = { startsAt: "2026-12-10T12:00:00.000Z", endsAt: "2026-12-10T13:00:00.000Z" };
  const details = { title: "Winter meetup", description: "Talks", place: "Town hall", places: 5 };
  const { done: event } = await draftEvent(needs(), { ...details, ...times }, command());
  await publishEvent(needs(), event.reference, command());
  const form = {
    name: "Amina Example",
    email: "amina@trust.example",
    organisation: "A Trust",
    consent: "yes",
  };
  const registered = await registerForEvent(
    needs(),
    { event: event.reference, form: { ...form, consent: "yes" } },
    command(),
  );
  if ("refusal" in registered) throw new Error(registered.refusal);
  person = registered.done.person;
});
afterAll(() => real.stop());

test("the link goes to an address that is known, and nobody learns from the answer whether it is", async () => {
  const before = (await real.letters()).length;
  const known = await ask({ email: "Amina@Trust.example" });
  const unknown = await ask({ email: "nobody@trust.example" });
  expect([known.status, known.to]).toEqual([303, unknown.to]);
  expect((await ask({ email: "amina@trust.example", _website: "https://spam.example" })).to).toBe(known.to);
  const letters = (await real.letters()).slice(before);
  expect(letters.map(({ kind, to }) => [kind, to])).toEqual([["my-page-link", { person }]]);
  expect((await ask({ email: "no address" })).status).toBe(422);
});

test("the page shows what is somebody's own, with the way to each, and what else there could be", async () => {
  const page = await look(token());
  expect(page.text).toContain("Amina Example");
  expect(page.text).toContain("Winter meetup Thursday 10 December 2026 at midday. You have a place.");
  expect(page.html).toMatch(/href="\/registrations\/[^"]+"/);
  expect(page.text).toContain("You are not a member of the community. Join the community");
  expect(page.text).toContain("You have no applications. See the calls for problems");
});

test("a link that is altered, for another purpose, too old or of nobody says so, and how to get a new one", async () => {
  const old = token("my-page", plus(clock.now, "-PT1H"));
  const nobody = makeLink(needs().keys, "my-page", newId());
  for (const link of [`${token()}x`, token("manage-registration"), old, nobody]) {
    const page = await look(link);
    expect(page.status).toBe(404);
    expect(page.text).toContain("Send me a new link");
  }
});

test("an event that is over, and everything of others, is not shown", async () => {
  clock.now = "2026-12-11T09:00:00.000Z";
  expect((await look(token())).text).toContain("You are not registered for any event.");
});
