import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readWholeEvent } from "../../shared/events/store.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { eventFields, heading, publishedEvent, read, register } from "./visitors.ts";

let real: RealTable;
let world: World;
let visitor: Browser;
let team: Browser;
const clock = { now: "2026-11-23T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P30D");
  world.clear();
  visitor = world.onSite();
  team = world.atDesk();
});

const letters = (kind: string) => world.letters.filter((letter) => letter.kind === kind);

describe("the whole story", () => {
  test("made and published at the desk, registered, full, cancelled, offered, taken up, attended", async () => {
    clock.now = "2027-05-01T09:00:00.000Z";
    team = world.atDesk();
    const drafted = await team.send(await team.open("/desk/events/new"), eventFields);
    expect(drafted.status).toBe(303);
    const own = drafted.to.replace(/\?.*/, "");
    const event = own.split("/").at(-1) ?? "";
    expect((await team.open(drafted.to)).text).toContain("Saved as a draft");
    expect((await visitor.open(`/events/${event}`)).status).toBe(404);
    expect((await visitor.open("/events")).text).not.toContain(eventFields.title);
    const published = await team.send(await team.open(own), {}, "publish");
    expect((await team.open(published.to)).text).toContain("Published. People can register now.");

    expect((await visitor.open("/events")).text).toContain("1 place left");
    const page = await visitor.open(`/events/${event}`);
    expect(page.text).toContain("2pm to 3:30pm (UK time)");
    expect(page.html).not.toContain("meet.example");
    expect(page.$("h1")).toHaveLength(1);

    const sent = await register(visitor, event);
    expect(sent.status).toBe(303);
    expect((await visitor.open(sent.to)).text).toContain("It confirms your place");
    await world.settle();
    const confirmation = read(world, letters("event-registered")[0]);
    expect(confirmation.calendar).toMatchObject({
      method: "REQUEST",
      sequence: 0,
      starts: "2027-06-01T13:00:00.000Z",
      place: "https://meet.example/abc",
    });
    expect(JSON.stringify(confirmation.calendar)).not.toContain("registrations/");

    expect((await visitor.open("/events")).text).toContain("Full, join the waiting list");
    const waits = await register(visitor, event);
    expect((await visitor.open(waits.to)).text).toContain("new registrations go on the waiting list");
    await world.settle();
    const waiting = read(world, letters("event-waitlisted")[0]);
    expect(waiting.calendar).toBeUndefined();
    expect(JSON.stringify(waiting.parts)).not.toContain("meet.example");
    expect((await visitor.open(waiting.manage)).html).not.toContain("meet.example");
    expect((await visitor.open(waiting.manage)).text).toContain("You are number 1 on the waiting list");

    const own1 = await visitor.open(confirmation.manage);
    expect(heading(own1)).toContain("You have a place");
    const asked = await visitor.follow(own1, "cancel");
    expect(heading(asked)).toContain("Do you want to cancel your place?");
    const cancelled = await visitor.send(asked, {}, "cancel");
    expect((await visitor.open(cancelled.to)).text).toContain("You are no longer registered");
    await world.settle();
    const goodbye = read(world, letters("event-registration-cancelled")[0]);
    expect(goodbye.calendar).toMatchObject({
      method: "CANCEL",
      sequence: 1,
      uid: confirmation.calendar?.uid,
    });
    expect(goodbye.calendar?.eventCancelled).toBeUndefined();
    expect(goodbye.subject).not.toMatch(/cancel/i);

    const offer = read(world, letters("event-place-offered")[0]);
    const offerPage = await visitor.open(offer.offer);
    expect(heading(offerPage)).toContain("A place is free for you");
    expect(offerPage.html).not.toContain("meet.example");
    expect(world.letters).toHaveLength(4);
    const accepted = await visitor.send(offerPage, {}, "accept");
    expect((await visitor.open(accepted.to)).text).toContain("The place is yours");
    expect(world.timers.size).toBe(0);
    await world.settle();
    expect(read(world, letters("event-registered")[1]).calendar?.method).toBe("REQUEST");

    clock.now = "2027-06-01T14:00:00.000Z";
    team = world.atDesk();
    const afterwards = await team.open(own);
    const person = afterwards.$("input[name=came]").attr("value") ?? "";
    const recorded = await team.send(afterwards, { came: person }, "attendance");
    expect((await team.open(recorded.to)).text).toContain("Attendance recorded");
    expect(world.pending).toMatchObject([{ name: "AttendanceRecorded", data: { attended: true } }]);
    expect((await visitor.open(`/events/${event}/register`)).to).toBe(`/events/${event}`);
    const tooLate = await visitor.open(waiting.manage);
    expect(tooLate.text).toContain("has started or is over");
  });

  test("an offer that nobody answers lapses, is told, and goes to the next", async () => {
    const event = await publishedEvent(world, 1);
    for (let people = 0; people < 3; people += 1) {
      clock.now = plus(clock.now, "PT1M");
      await register(visitor, event);
    }
    await world.settle();
    const first = read(world, letters("event-registered")[0]);
    await visitor.send(await visitor.follow(await visitor.open(first.manage), "cancel"), {}, "cancel");
    await world.settle();
    const [offer] = letters("event-place-offered");
    await world.advance("P2D");
    const over = await visitor.open(read(world, offer).offer);
    expect(heading(over)).toContain("This offer has expired");
    await world.settle();
    expect(letters("event-offer-lapsed")).toHaveLength(1);
    expect(letters("event-place-offered").map(({ to }) => to)).toHaveLength(2);
    const again = await visitor.open(read(world, letters("event-offer-lapsed")[0]).manage);
    await visitor.send(again, {}, "again");
    const found = await readWholeEvent(world.needs.table, event);
    expect(found?.state.counts).toEqual({ free: 0, taken: 0, offered: 1, waiting: 1 });
  });

  test("a changed time moves everybody's calendar; calling the event off takes it out", async () => {
    const event = await publishedEvent(world, 1);
    await register(visitor, event);
    await register(visitor, event);
    await world.settle();
    const form = await team.open(`/desk/events/${event}/edit`);
    expect(form.text).toContain("2 are registered or waiting");
    const stale = await team.open(`/desk/events/${event}/edit`);
    expect((await team.send(form, { startTime: "08:00", endTime: "09:00" })).status).toBe(303);
    const meanwhile = await team.send(stale, { title: "Other" });
    expect(meanwhile.status).toBe(409);
    expect(meanwhile.text).toContain("Someone else changed this event");
    await world.settle();
    const changed = letters("event-changed").map((letter) => read(world, letter));
    expect(changed).toHaveLength(2);
    expect(changed.flatMap(({ calendar }) => calendar ?? [])).toMatchObject([
      { method: "REQUEST", sequence: 1 },
    ]);
    expect(changed[0]?.parts).toContainEqual(
      expect.objectContaining({ rows: expect.arrayContaining([["Time", "8am to 9am (UK time)"]]) }),
    );
    await team.send(await team.open(`/desk/events/${event}/edit`), { places: "2" });
    await world.settle();
    expect(letters("event-place-offered")).toHaveLength(1);
    expect(letters("event-changed")).toHaveLength(2);
    const few = await team.send(await team.open(`/desk/events/${event}/edit`), { places: "1" });
    expect(few.status).toBe(422);
    expect(few.text).toContain("2 people have a place or an offer. Enter 2 or more");
    const asked = await team.follow(await team.open(`/desk/events/${event}`), "cancel");
    expect(asked.text).toContain("2 people are registered or waiting. Each of them gets an email.");
    await team.send(asked, {}, "cancel");
    await world.settle();
    const off = letters("event-cancelled").map((letter) => read(world, letter));
    expect(off).toHaveLength(2);
    expect(off.flatMap(({ calendar }) => calendar ?? [])).toMatchObject([
      { method: "CANCEL", sequence: 3, eventCancelled: true },
    ]);
    expect((await visitor.open(`/events/${event}`)).text).toContain("This event is cancelled");
    expect((await visitor.open(changed[0]?.manage ?? "")).text).toContain("The event does not take place");
  });
});
