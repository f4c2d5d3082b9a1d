import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { SentLetter } from "../../infra/local/index.ts";
import { picture } from "./browsing.ts";
import { people, press, publishEvent, register, type Someone } from "./forms.ts";
import { headingOf, linkIn, openStage, type Stage, textOf } from "./stage.ts";

let stage: Stage;
let desk: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());
afterEach(() => expect(stage.faults()).toEqual([]));

const atDesk = async (): Promise<Page> => {
  desk = await stage.visitor();
  await stage.signIn(desk);
  return desk;
};
const answers = { date: "2027-01-21", place: "https://meet.example/abc", places: "2" } as const;

/** The calendar part of a letter, by the names of its lines. Throws when it has none. */
const calendarOf = ({ attachments, subject }: SentLetter): Record<string, string> => {
  const content = attachments.find(({ type }) => type === "text/calendar")?.content;
  if (content === undefined) throw new Error(`“${subject}” has no calendar part.`);
  const lines = content.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const start = lines.indexOf("BEGIN:VEVENT");
  const told = [...lines.slice(0, 5), ...lines.slice(start)];
  return Object.fromEntries(told.map((line) => [line.split(/[;:]/)[0], line.slice(line.indexOf(":") + 1)]));
};

const come = async (event: string, who: Someone): Promise<Page> => {
  const page = await stage.visitor();
  await register(page, event, who);
  expect(await headingOf(page)).toBe("Check your email");
  return page;
};
const giveUp = async (who: Someone): Promise<Page> => {
  const page = await stage.visitor();
  await page.goto(
    linkIn(await stage.letter("event-registered", who.email), "See or cancel your registration"),
  );
  expect(await headingOf(page)).toContain("You have a place");
  await press(page, "Cancel my place");
  await press(page, "Cancel my place");
  expect(await page.locator("main").innerText()).toContain("You are no longer registered");
  return page;
};

describe("an event with two places", () => {
  test("is made with care, published, filled, given up, offered, accepted and left to lapse", async () => {
    const page = await atDesk();
    await page.goto("/desk/events/new");
    await page.getByLabel("Date").fill("2027-01-01");
    await page.locator("main").getByRole("button").last().click();
    expect(await page.title()).toMatch(/^Error: /);
    const event = await publishEvent(page, { ...answers, title: "Community meetup" });
    const visitor = await stage.visitor();
    await visitor.goto("/events");
    await picture(visitor, "events");
    await visitor.getByRole("link", { name: "Community meetup" }).click();
    expect(await visitor.locator("main").innerText()).toContain("2pm to 3:30pm");
    expect(await visitor.content()).not.toContain("meet.example");
    await picture(visitor, "event");

    await come(event, people.amina);
    await picture(await come(event, people.björn), "event-registered");
    const invitation = calendarOf(await stage.letter("event-registered", people.amina.email));
    expect(invitation).toMatchObject({ METHOD: "REQUEST", SEQUENCE: "0", DTSTART: "20270121T140000" });
    expect(invitation["UID"]).toMatch(/.{8}/);
    for (const who of [people.carys, people.dev]) await come(event, who);
    const waiting = await stage.letter("event-waitlisted", people.dev.email);
    expect(textOf(waiting)).toMatch(/You are number 2\./);
    expect(textOf(waiting)).not.toContain("meet.example");
    await visitor.goto(linkIn(waiting, "See your position or leave the waiting list"));
    expect(await visitor.locator("main").innerText()).toContain("number 2");

    await giveUp(people.amina);
    const goodbye = calendarOf(await stage.letter("event-registration-cancelled", people.amina.email));
    expect(goodbye).toMatchObject({ METHOD: "CANCEL", SEQUENCE: "1", UID: invitation["UID"] });
    const offer = await stage.letter("event-place-offered", people.carys.email);
    for (const _time of ["first", "second"]) await visitor.goto(linkIn(offer, "Take or decline the place"));
    expect(await headingOf(visitor)).toContain("A place is free for you");
    await picture(visitor, "event-offer");
    await press(visitor, "Take the place");
    expect(await visitor.locator("main").innerText()).toContain("The place is yours");
    expect(calendarOf(await stage.letter("event-registered", people.carys.email))["METHOD"]).toBe("REQUEST");

    await giveUp(people.björn);
    const lost = await stage.letter("event-place-offered", people.dev.email);
    await page.reload();
    await picture(page, "desk-event");
    expect(await page.locator("main").innerText()).toMatch(/Dev Anand[^\n]*Offered a place until/);
    await stage.stack.clock({ advance: "P3D" });
    await visitor.goto(linkIn(lost, "Take or decline the place"));
    expect(await headingOf(visitor)).toContain("This offer has expired");
    const lapsed = await stage.letter("event-offer-lapsed", people.dev.email);
    await visitor.goto(linkIn(lapsed, "Register again"));
    await press(visitor, "Register again");
    expect(calendarOf(await stage.letter("event-registered", people.dev.email))["METHOD"]).toBe("REQUEST");
  });

  test("moves in everybody’s calendar, and is taken out of it when it is called off", async () => {
    const page = await atDesk();
    const event = await publishEvent(page, { ...answers, title: "Learning workshop", places: "1" });
    await come(event, people.carys);
    await come(event, people.dev);
    const first = calendarOf(await stage.letter("event-registered", people.carys.email));
    await page.reload();
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByLabel("Start time").fill("09:30");
    await page.getByLabel("End time").fill("10:30");
    await press(page, "Save changes");
    const moved = calendarOf(await stage.letter("event-changed", people.carys.email));
    expect(moved).toMatchObject({ METHOD: "REQUEST", UID: first["UID"], DTSTART: "20270121T093000" });
    expect(Number(moved["SEQUENCE"])).toBeGreaterThan(Number(first["SEQUENCE"]));
    expect((await stage.letter("event-changed", people.dev.email)).attachments).toEqual([]);

    await press(page, "Cancel the event");
    expect(await page.locator("main").innerText()).toContain("Each of them gets an email");
    await page.getByRole("button", { name: /^Cancel the event and email \d+ people$/ }).click();
    await page.getByText("Cancelled. We are emailing the 2 people").waitFor();
    const off = calendarOf(await stage.letter("event-cancelled", people.carys.email));
    expect(off).toMatchObject({ METHOD: "CANCEL", UID: first["UID"], STATUS: "CANCELLED" });
    expect(Number(off["SEQUENCE"])).toBeGreaterThan(Number(moved["SEQUENCE"]));
    await stage.letter("event-cancelled", people.dev.email);
    await page.goto(`/events/${event}`);
    expect(await page.locator("main").innerText()).toContain("This event is cancelled");
    expect(await page.getByRole("button").count()).toBe(0);
  });

  test("counts who came, and gives the list as a file", async () => {
    const page = await atDesk();
    const event = await publishEvent(page, { ...answers, title: "Showcase" });
    await come(event, people.amina);
    await come(event, people.björn);
    await stage.stack.clock({ to: "2027-01-21T16:00:00Z" });
    const later = await atDesk();
    await later.goto(`/desk/events/${event}`);
    await later.getByLabel("Amina Okafor came").check({ force: true });
    await press(later, "Record attendance");
    expect(await later.locator("main").innerText()).toContain("Attendance recorded");
    await picture(later, "desk-event-over");
    const [file] = await Promise.all([
      later.waitForEvent("download"),
      later.getByRole("link", { name: /CSV/ }).click(),
    ]);
    const csv = await readFile(await file.path(), "utf8");
    expect(file.suggestedFilename()).toBe(`registrations-${event}.csv`);
    expect(csv).toMatch(/"Amina Okafor","amina\.okafor@fernhill\.example",.*,"yes"/);
    expect(csv).toMatch(/"Björn O’Neill-Ştefan",.*,"no"/);
    await later.goto(`/events/${event}`);
    expect(await later.locator("main").innerText()).toContain("You cannot register any more");
  });
});
