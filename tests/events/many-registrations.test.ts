import { afterAll, beforeAll, expect, test } from "vitest";
import { readEvent } from "../../shared/events/store.ts";
import { newReference } from "../../shared/platform/references.ts";
import type { Browser, Met } from "../support/browser.ts";
import { eventItems, putAll } from "../support/crowds.ts";
import { eventOf } from "../support/invitation.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { World } from "../support/world.ts";

const PLACES = 430;
const WAITING = 120;
/** What a page shows of those who have registered, and of those who wait. */
const [PAGE, WAITING_PAGE] = [100, 50];

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const event = {
  ...eventOf(PLACES, clock),
  reference: newReference("event", (count) => new Uint8Array(count).fill(7)),
};
const own = `/desk/events/${event.reference}`;

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await putAll(real.table, eventItems(event, PLACES, WAITING));
  clock.now = event.endsAt;
});
afterAll(() => real.stop());

const rows = (page: Met, name: string) => page.$(`[aria-label="${name}"] tbody tr`).toArray();
const namesIn = (page: Met, name: string) => rows(page, name).map((row) => page.$(row).find("th").text());
const next = (page: Met, name: string) => page.$(`nav[aria-label="${name}"] a:last-child`);

/** Every page of a list, one after the other by its own links. */
const allNames = async (list: string, nav: string) => {
  const names: string[] = [];
  for (let address: string | undefined = own; address !== undefined; ) {
    const page = await world.atDesk().open(address);
    names.push(...namesIn(page, list));
    const link = next(page, nav);
    address = link.text().startsWith("Next") ? link.attr("href") : undefined;
  }
  return names;
};

test("an event's page reads a part of its people, however many there are", async () => {
  // The team is held for a minute; its reading is not what is counted here.
  await world.atDesk().open(own);
  const { result: page, traffic } = await during(() => world.atDesk().open(own));
  expect(page.status).toBe(200);
  expect(rows(page, "Registrations")).toHaveLength(PAGE);
  expect(rows(page, "Waiting list")).toHaveLength(WAITING_PAGE);
  expect(page.text).toContain(`1 to ${WAITING_PAGE} of ${WAITING}`);
  // One of each more than is shown, the event, and the registrations of those who wait.
  expect(traffic.items).toBeLessThanOrEqual(PAGE + 1 + WAITING_PAGE + 1 + WAITING_PAGE + 1);
});

test("its pages together show everybody once, and those who wait in their order", async () => {
  const people = await allNames("Registrations", "Pages of registrations");
  expect(people).toHaveLength(PLACES + WAITING);
  expect(new Set(people).size).toBe(PLACES + WAITING);
  const waiting = await allNames("Waiting list", "Pages of the waiting list");
  expect(waiting).toEqual(Array.from({ length: WAITING }, (_, nth) => `Ada Example ${PLACES + nth}`));
  const second = next(await world.atDesk().open(own), "Pages of the waiting list").attr("href") ?? "";
  const page = await world.atDesk().open(second);
  expect(page.$(rows(page, "Waiting list")[0]).text()).toContain(String(WAITING_PAGE + 1));
});

test("its file has everybody", async () => {
  const { file } = await world.atDesk().open(`${own}/registrations?view=all&as=csv`);
  const lines = file.toString().trim().split("\r\n");
  expect(lines).toHaveLength(1 + PLACES + WAITING);
  expect(new Set(lines).size).toBe(1 + PLACES + WAITING);
});

/** Sends the page's ticks: these people came, and nobody else of those shown. */
const tick = (team: Browser, page: Met, came: readonly string[]) => {
  const form = page.$("button[value=attendance]").closest("form");
  const shown = form.serializeArray().filter(({ name }) => name !== "came");
  return team.post(form.attr("action") ?? "", [
    ...shown.map(({ name, value }) => [name, value] as const),
    ...came.map((person) => ["came", person] as const),
    ["_step", "attendance"],
  ]);
};

test("a tick on a later page is kept, leads back to that page, and is counted once until it is taken away", async () => {
  const team = world.atDesk();
  const later = await team.open(next(await team.open(own), "Pages of registrations").attr("href") ?? "");
  const came = later.$("input[name=came]").first().attr("value") ?? "";
  const recorded = await tick(team, later, [came]);
  const back = await team.open(recorded.to);
  expect(namesIn(back, "Registrations")).toEqual(namesIn(later, "Registrations"));
  expect(back.$("input[name=came][checked]").attr("value")).toBe(came);
  expect(back.text).toContain("1 came");
  expect((await readEvent(real.table, event.reference))?.came).toBe(1);
  await tick(team, back, []);
  expect((await readEvent(real.table, event.reference))?.came).toBe(0);
});

test("a place that nobody gave out is the start of the list", async () => {
  for (const cursor of ["0.5.~", `0.0.${Buffer.from("x".repeat(300)).toString("base64url")}`, "9.1.x", "'"]) {
    const page = await world
      .atDesk()
      .open(`${own}?${new URLSearchParams({ after: cursor, waiting: cursor })}`);
    expect(page.status).toBe(200);
  }
});
