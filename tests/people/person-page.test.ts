import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { presentWording } from "../../shared/members/consents/purposes.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { publishedEvent, register } from "../events/visitors.ts";
import { joining } from "../members/joining.ts";
import { ada, OF_SESSION, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import type { World } from "../support/world.ts";

let real: RealTable;
let world: World;
let asha: string;
let event: string;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const story = joining(() => real, clock);
const email = "asha.0@trust.example";

beforeAll(async () => {
  real = await startRealTable();
  world = story.world();
  asha = (await story.joined()).person;
  clock.now = plus(clock.now, "P1D");
  event = await publishedEvent(world, 20);
  await register(world.onSite(), event, { name: "Asha Example", email });
  await world.settle();
});
afterAll(() => real.stop());

const path = () => `/desk/people/${asha}`;

describe("the page of a person", () => {
  test("says who they are, how they stand to us, and what they agreed to", async () => {
    const page = await world.atDesk().open(path());
    expect(page.status).toBe(200);
    expect(page.$("h1").text()).toBe("Asha Example");
    expect(page.text).toContain("Member");
    expect(page.text).toContain(email);
    expect(page.text).toContain(presentWording("news").text);
    expect(page.text).toContain(`wording ${presentWording("news").version}`);
  });

  test.each(["", "?show=letters", "?show=events", "?kind=events"])(
    "is two queries and a read, also as %s",
    async (asked) => {
      const browser = world.atDesk();
      await browser.open(path());
      real.calls();
      await browser.open(`${path()}${asked}`);
      expect(real.calls().sort()).toEqual([OF_SESSION, "BatchGetItem", "Query", "Query"]);
    },
  );

  test("tells everything that happened by day, the latest first", async () => {
    const page = await world.atDesk().open(path());
    const days = page.$(".timeline-day");
    expect(days.eq(0).text()).toBe("Tuesday 24 November 2026");
    const first = days.eq(0).next().find("a").eq(0);
    expect([first.text(), first.attr("href")]).toEqual([
      "Forecasting demand on a ward",
      `/desk/events/${event}`,
    ]);
    expect(page.text).toContain("Member joined");
    // Letters that arrived are under Letters.
    expect(page.text).not.toContain("Letter sent");
  });

  test("is narrowed to one kind, and an unknown one restricts nothing", async () => {
    const browser = world.atDesk();
    const events = await browser.open(`${path()}?kind=events`);
    expect(events.text).toContain("Event registered");
    expect(events.text).not.toContain("Member joined");
    expect((await browser.open(`${path()}?kind=constructor`)).text).toContain("Member joined");
    expect((await browser.open(`${path()}?kind=re-use`)).text).toContain("Nothing of this kind has happened");
  });

  test("lists what they take part in, and their letters with what became of them", async () => {
    const browser = world.atDesk();
    const events = await browser.open(`${path()}?show=events`);
    expect(events.$(".enquiry-main .history li").text()).toContain("Forecasting demand on a ward");
    expect(events.text).toContain("Has a place");
    const letters = await browser.open(`${path()}?show=letters`);
    expect(letters.$(".enquiry-main tbody tr").length).toBeGreaterThan(1);
  });

  test("keeps who looked, once a day, for administrators alone", async () => {
    const admin = world.atDesk(ada, "admin");
    await admin.open(path());
    const looked = await admin.open(`${path()}?show=seen`);
    const lines = looked.$(".enquiry-main .history li");
    expect(lines.length).toBe(2);
    expect(lines.text()).toContain("Theo Team");
    const team = await world.atDesk().open(`${path()}?show=seen`);
    expect(team.text).not.toContain("Who looked");
    clock.now = plus(clock.now, "P1D");
    await world.atDesk(ada, "admin").open(path());
    const next = await world.atDesk(ada, "admin").open(`${path()}?show=seen`);
    expect(next.$(".enquiry-main .history li").length).toBe(3);
    const kept = await real.items("PERSON-SEEN#");
    expect(new Date(Number(kept[0]?.["expires"]) * 1000).toISOString().slice(0, 4)).toBe("2027");
  });

  test("shows nothing when it cannot be kept who looked", async () => {
    clock.now = plus(clock.now, "P1D");
    const browser = world.atDesk();
    await browser.open("/desk");
    const name = "putsFail";
    real.table.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === "PutItemCommand") throw new Error("The table takes no items.");
        return next(args);
      },
      { step: "initialize", name },
    );
    const failed = await browser.open(path());
    real.table.client.middlewareStack.remove(name);
    expect(failed.status).toBe(500);
    expect(failed.html).not.toContain(email);
    expect((await browser.open(path())).status).toBe(200);
  });

  test.each([newId(), "theo", "x".repeat(90), "%00"])("nobody is behind %s", async (id) => {
    expect((await world.atDesk(theo).open(`/desk/people/${id}`)).status).toBe(404);
  });
});
