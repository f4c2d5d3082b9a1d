import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { readWholeEvent } from "../../shared/events/store.ts";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter, LetterReader } from "../../shared/letters/letter.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/time.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "./world.ts";

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
  visitor = new Browser(webHandler(site, async () => world.needs));
  team = new Browser(
    webHandler(desk, async () => world.needs),
    signedIn(world.needs, "team"),
  );
});

let number = 0;
const ada = (more: Record<string, string> = {}) => {
  number += 1;
  return {
    name: `Ada Example ${number}`,
    email: `ada.${number}@trust.example`,
    organisation: "Invented Trust",
    consent: "yes",
    ...more,
  };
};
const register = async (event: string, more: Record<string, string> = {}) =>
  visitor.send(await visitor.open(`/events/${event}/register`), ada(more));

/** The letter as its reader has it, and the path of its link for this purpose. */
const read = (letter: Letter | undefined) => {
  const kind = letterKinds.get(letter?.kind ?? "");
  if (letter === undefined || kind === undefined) throw new Error("There is no such letter.");
  const links = new Map<string, string>();
  const reader: LetterReader = {
    name: "Ada",
    programme: "The Programme",
    url: (path) => `https://programme.example${path}`,
    token: (purpose, id, expires) => {
      links.set(purpose, makeLink(world.needs.keys, purpose, id, expires));
      return `https://programme.example/${purpose}`;
    },
  };
  const content = kind.compose(letter.facts, reader);
  return {
    ...content,
    manage: `/registrations/${links.get("manage-registration")}`,
    offer: `/offers/${links.get("answer-offer")}`,
  };
};
const letters = (kind: string) => world.letters.filter((letter) => letter.kind === kind);
const h1 = (page: Met) => page.$("h1").text().replaceAll(/\s+/g, " ").trim();

const fields = {
  title: "Forecasting demand on a ward",
  description: "# What\n\nA *webinar*.",
  date: "2027-06-01",
  startTime: "14:00",
  endTime: "15:30",
  place: "https://meet.example/abc",
  places: "1",
};

describe("the whole story", () => {
  test("made and published at the desk, registered, full, cancelled, offered, taken up, attended", async () => {
    clock.now = "2027-05-01T09:00:00.000Z";
    team = new Browser(
      webHandler(desk, async () => world.needs),
      signedIn(world.needs, "team"),
    );
    const drafted = await team.send(await team.open("/desk/events/new"), fields);
    expect(drafted.status).toBe(303);
    const own = drafted.to.replace(/\?.*/, "");
    const event = own.split("/").at(-1) ?? "";
    expect((await team.open(drafted.to)).text).toContain("Saved as a draft");
    expect((await visitor.open(`/events/${event}`)).status).toBe(404);
    expect((await visitor.open("/events")).text).not.toContain(fields.title);
    const published = await team.send(await team.open(own), {}, "publish");
    expect((await team.open(published.to)).text).toContain("Published. People can register now.");

    expect((await visitor.open("/events")).text).toContain("1 place left");
    const page = await visitor.open(`/events/${event}`);
    expect(page.text).toContain("2pm to 3:30pm (UK time)");
    expect(page.html).not.toContain("meet.example");
    expect(page.$("h1")).toHaveLength(1);

    const sent = await register(event);
    expect(sent.status).toBe(303);
    expect((await visitor.open(sent.to)).text).toContain("It confirms your place");
    await world.settle();
    const confirmation = read(letters("event-registered")[0]);
    expect(confirmation.calendar).toMatchObject({
      method: "REQUEST",
      sequence: 0,
      starts: "2027-06-01T13:00:00.000Z",
      place: "https://meet.example/abc",
    });
    expect(JSON.stringify(confirmation.calendar)).not.toContain("registrations/");

    expect((await visitor.open("/events")).text).toContain("Full, join the waiting list");
    const waits = await register(event);
    expect((await visitor.open(waits.to)).text).toContain("new registrations go on the waiting list");
    await world.settle();
    const waiting = read(letters("event-waitlisted")[0]);
    expect(waiting.calendar).toBeUndefined();
    expect((await visitor.open(waiting.manage)).text).toContain("You are number 1 on the waiting list");

    const own1 = await visitor.open(confirmation.manage);
    expect(h1(own1)).toContain("You have a place");
    const asked = await visitor.send(own1, {}, "ask");
    expect(h1(asked)).toContain("Do you want to cancel your place?");
    const cancelled = await visitor.send(asked, {}, "cancel");
    expect((await visitor.open(cancelled.to)).text).toContain("You are no longer registered");
    await world.settle();
    const goodbye = read(letters("event-registration-cancelled")[0]);
    expect(goodbye.calendar).toMatchObject({
      method: "CANCEL",
      sequence: 1,
      uid: confirmation.calendar?.uid,
    });
    expect(goodbye.calendar?.eventCancelled).toBeUndefined();
    expect(goodbye.subject).not.toMatch(/cancel/i);

    const offer = read(letters("event-place-offered")[0]);
    const offerPage = await visitor.open(offer.offer);
    expect(h1(offerPage)).toContain("A place is free for you");
    expect(world.letters).toHaveLength(4);
    const accepted = await visitor.send(offerPage, {}, "accept");
    expect((await visitor.open(accepted.to)).text).toContain("The place is yours");
    expect(world.timers.size).toBe(0);
    await world.settle();
    expect(read(letters("event-registered")[1]).calendar?.method).toBe("REQUEST");

    clock.now = "2027-06-01T14:00:00.000Z";
    team = new Browser(
      webHandler(desk, async () => world.needs),
      signedIn(world.needs, "team"),
    );
    const afterwards = await team.open(own);
    const person = afterwards.$("input[name=_came]").attr("value") ?? "";
    const recorded = await team.send(afterwards, { _came: person }, "attendance");
    expect((await team.open(recorded.to)).text).toContain("Attendance recorded");
    expect(world.pending).toMatchObject([{ name: "AttendanceRecorded", data: { attended: true } }]);
    expect((await visitor.open(`/events/${event}/register`)).to).toBe(`/events/${event}`);
    const tooLate = await visitor.open(offer.manage.includes("undefined") ? waiting.manage : offer.manage);
    expect(tooLate.text).toContain("has started or is over");
  });

  test("an offer that nobody answers lapses, is told, and goes to the next", async () => {
    const event = await world.event(1);
    for (let people = 0; people < 3; people += 1) {
      clock.now = plus(clock.now, "PT1M");
      await register(event);
    }
    await world.settle();
    const first = read(letters("event-registered")[0]);
    await visitor.send(await visitor.send(await visitor.open(first.manage), {}, "ask"), {}, "cancel");
    await world.settle();
    const [offer] = letters("event-place-offered");
    world.advance("P2D");
    const over = await visitor.open(read(offer).offer);
    expect(h1(over)).toContain("This offer has expired");
    await world.settle();
    expect(letters("event-offer-lapsed")).toHaveLength(1);
    expect(letters("event-place-offered").map(({ to }) => to)).toHaveLength(2);
    const again = await visitor.open(read(letters("event-offer-lapsed")[0]).manage);
    await visitor.send(again, {}, "again");
    const found = await readWholeEvent(world.needs.table, event);
    expect(found?.state.counts).toEqual({ free: 0, taken: 0, offered: 1, waiting: 1 });
  });

  test("a changed time moves everybody's calendar; calling the event off takes it out", async () => {
    const event = await world.event(1);
    await register(event);
    await register(event);
    await world.settle();
    const form = await team.open(`/desk/events/${event}/edit`);
    expect(form.text).toContain("2 are registered or waiting");
    const stale = await team.open(`/desk/events/${event}/edit`);
    expect((await team.send(form, { startTime: "08:00", endTime: "09:00" })).status).toBe(303);
    const meanwhile = await team.send(stale, { title: "Other" });
    expect(meanwhile.status).toBe(409);
    expect(meanwhile.text).toContain("Somebody else changed this event");
    await world.settle();
    const changed = letters("event-changed").map(read);
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
    const asked = await team.send(await team.open(`/desk/events/${event}`), {}, "ask");
    expect(asked.text).toContain("2 people are registered or waiting. Each of them gets an email.");
    await team.send(asked, {}, "cancel");
    await world.settle();
    const off = letters("event-cancelled").map(read);
    expect(off).toHaveLength(2);
    expect(off.flatMap(({ calendar }) => calendar ?? [])).toMatchObject([
      { method: "CANCEL", sequence: 3, eventCancelled: true },
    ]);
    expect((await visitor.open(`/events/${event}`)).text).toContain("This event is cancelled");
    expect((await visitor.open(changed[0]?.manage ?? "")).text).toContain("The event does not take place");
  });
});

describe("registering", () => {
  test("takes one read and one transaction", async () => {
    const event = await world.event(5);
    const form = await visitor.open(`/events/${event}/register`);
    real.calls();
    await visitor.send(form, ada());
    expect(real.calls()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  });

  test("twice with one address answers as if for the first time, and tells the person only, once an hour", async () => {
    const event = await world.event(5);
    const first = await register(event, { email: "known@trust.example" });
    await world.settle();
    const repeated = [
      await register(event, { email: "known@trust.example" }),
      await register(event, { email: " KNOWN@trust.example", name: "Somebody Else" }),
    ];
    await world.settle();
    const shape = (to: string) => to.replace(/\.[\w-]{32}$/, "");
    for (const answer of repeated) expect(shape(answer.to)).toBe(shape(first.to));
    expect(world.letters.map(({ kind }) => kind)).toEqual(["event-registered", "event-already-registered"]);
    const found = await readWholeEvent(world.needs.table, event);
    expect(found?.state.counts.taken).toBe(1);
    clock.now = plus(clock.now, "PT1H");
    await register(event, { email: "known@trust.example" });
    expect(letters("event-already-registered")).toHaveLength(2);
  });

  test("the same form sent twice is one registration", async () => {
    const event = await world.event(5);
    const form = await visitor.open(`/events/${event}/register`);
    const answers = ada();
    const both = await Promise.all([visitor.send(form, answers), visitor.send(form, answers)]);
    expect(new Set(both.map(({ to }) => to)).size).toBe(1);
    const third = await visitor.send(form, answers);
    expect(third.to).toBe(both[0].to);
    await world.settle();
    expect(world.letters.map(({ kind }) => kind)).toEqual(["event-registered"]);
  });

  test("a robot that fills in the trap registers nobody and is answered like a person", async () => {
    const event = await world.event(5);
    const answer = await register(event, { _website: "https://spam.example" });
    expect((await visitor.open(answer.to)).text).toContain("Check your email");
    expect((await readWholeEvent(world.needs.table, event))?.registrations).toEqual([]);
  });

  test.each([
    [
      "nothing",
      { name: "", email: "", organisation: "", consent: "" },
      ["Enter your name", "Enter your email address", "Enter your organisation", "Tick the box"],
    ],
    [
      "too much",
      { name: "x".repeat(101), email: `${"x".repeat(250)}@trust.example`, organisation: "x".repeat(201) },
      ["100 characters or less", "254 characters or less", "200 characters or less"],
    ],
    ["a header", { email: "ada@trust.example\r\nBcc: all@trust.example" }, ["correct format"]],
    ["markup for an address", { email: "<script>alert(1)</script>" }, ["correct format"]],
    ["a web address for a name", { name: "Win at https://spam.example" }, ["without a web address"]],
  ])("with %s is told at the fields, and loses nothing", async (_what, wrong, messages) => {
    const event = await world.event(5);
    const answer = await register(event, wrong);
    expect(answer.status).toBe(422);
    expect(answer.$("title").text()).toMatch(/^Error: /);
    for (const message of messages) expect(answer.$(".nhsuk-error-summary").text()).toContain(message);
    expect(answer.html).not.toContain("<script>alert");
    for (const [name, value] of Object.entries(wrong))
      if (name !== "consent" && !/[\r\n]/.test(value))
        expect(answer.$(`[name=${name}]`).attr("value") ?? "").toBe(value);
  });

  test.each(["Zoë Ångström-Ó'Brien", "محمد الأمثلة", "例 太郎", "<b>Ada</b> & Co", "=cmd|' /C calc'!A0"])(
    "takes the name %s as it is, and shows it as text",
    async (name) => {
      const event = await world.event(5);
      expect((await register(event, { name })).status).toBe(303);
      const page = await team.open(`/desk/events/${event}`);
      expect(page.$("th[scope=row]").text()).toBe(name);
      const file = await team.open(`/desk/events/${event}/registrations`);
      expect(file.headers["content-type"]).toContain("text/csv");
      expect(file.html).toContain(name.startsWith("=") ? `"'${name}"` : `"${name}"`);
    },
  );
});

describe("links and addresses", () => {
  test("an altered link, one of another purpose or of nobody is a page that says so", async () => {
    const { keys } = world.needs;
    const event = await world.event(1);
    const nobody = `${event}~0193567a-9a4b-7cde-8f01-23456789abcd`;
    for (const path of [
      "/registrations/nonsense",
      `/registrations/${makeLink(keys, "answer-offer", nobody)}`,
      `/registrations/${makeLink(keys, "manage-registration", nobody)}`,
      `/registrations/${makeLink(keys, "manage-registration", "nonsense")}`,
      `/offers/${makeLink(keys, "answer-offer", nobody)}x`,
      `/events/${event}/registered/nonsense`,
      `/events/EVT-0000-0000/registered/${makeLink(keys, "registration-received", `${event}~taken`)}`,
    ]) {
      const page = await visitor.open(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.text).toContain("This link does not work");
    }
  });

  test("an unknown event is not found, at the site and at the desk, read or written", async () => {
    const any = await visitor.open("/enquiry");
    const mine = await team.open("/desk/events/new");
    for (const reference of ["EVT-0000-0000", "nonsense", "%3Cscript%3E"]) {
      expect((await visitor.open(`/events/${reference}`)).status).toBe(404);
      expect((await visitor.open(`/events/${reference}/register`)).status).toBe(404);
      const guard = any.$("input[name=_form]").attr("value") ?? "";
      const fieldsOf = Object.entries({ ...ada(), _form: guard });
      expect((await visitor.post(`/events/${reference}/register`, fieldsOf)).status).toBe(404);
      const own = mine.$("input[name=_form]").attr("value") ?? "";
      for (const path of ["", "/edit", "/registrations"])
        expect((await team.open(`/desk/events/${reference}${path}`)).status).toBe(404);
      for (const step of ["ask", "publish", "cancel", "attendance"])
        expect(
          (
            await team.post(`/desk/events/${reference}`, [
              ["_form", own],
              ["_step", step],
            ])
          ).status,
        ).toBe(404);
    }
  });

  test("whoever registers for an event that was called off meanwhile is told why", async () => {
    const event = await world.event(1);
    const form = await visitor.open(`/events/${event}/register`);
    await team.send(await team.send(await team.open(`/desk/events/${event}`), {}, "ask"), {}, "cancel");
    const answer = await visitor.send(form, ada());
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("This event is cancelled.");
  });

  test("looking at a registration or an offer changes nothing", async () => {
    const event = await world.event(1);
    await register(event);
    await world.settle();
    const { manage } = read(letters("event-registered")[0]);
    real.calls();
    await visitor.open(manage);
    await visitor.open(manage.replace("registrations", "offers"));
    expect(real.calls().every((call) => call === "BatchGetItem")).toBe(true);
  });
});

describe("the desk", () => {
  test("lets a viewer look and change nothing", async () => {
    const event = await world.event(1);
    const viewer = new Browser(
      webHandler(desk, async () => world.needs),
      signedIn(world.needs, "viewer"),
    );
    const page = await viewer.open(`/desk/events/${event}`);
    expect(page.status).toBe(200);
    expect(page.$("main form")).toHaveLength(0);
    expect((await viewer.open("/desk/events/new")).status).toBe(403);
    expect((await viewer.post(`/desk/events/${event}`, [["_step", "cancel"]])).status).toBe(403);
  });

  test.each(["upcoming", "draft", "past", "cancelled", "nonsense"])(
    "has a page for %s events, empty or not",
    async (show) => {
      expect((await team.open(`/desk/events?show=${show}`)).status).toBe(200);
    },
  );

  test.each([
    [
      { title: "", description: "", date: "", startTime: "", endTime: "", place: "", places: "" },
      ["Enter the title", "Enter the date", "Enter the number of places"],
    ],
    [{ date: "2027-02-30" }, ["Enter a real date"]],
    [{ date: "1999-01-01" }, ["Enter a date in this century"]],
    [{ startTime: "25:00" }, ["hours and minutes"]],
    [{ startTime: "15:30" }, ["End time must be after the start time"]],
    [{ places: "0" }, ["must be 1 or more"]],
    [{ places: "5001" }, ["must be 5,000 or fewer"]],
    [{ places: "1e3" }, ["must be a whole number"]],
    [{ date: "2020-01-01" }, ["The event would start in the past"]],
    [{ title: "x".repeat(151) }, ["150 characters or less"]],
  ])("refuses the event %j and says why", async (wrong, messages) => {
    const answer = await team.send(await team.open("/desk/events/new"), {
      ...fields,
      date: "2090-06-01",
      ...wrong,
    });
    expect(answer.status).toBe(422);
    for (const message of messages) expect(answer.$(".nhsuk-error-summary").text()).toContain(message);
  });

  test("shows markup in a title and a description as text", async () => {
    const evil = "<script>alert(1)</script>";
    const made = await team.send(await team.open("/desk/events/new"), {
      ...fields,
      date: "2090-06-01",
      title: evil,
      description: `${evil}\n\n[x](javascript:alert(1))`,
    });
    const page = await team.open(made.to);
    expect(page.html).not.toContain("<script>alert");
    expect(page.$("a[href^='javascript']")).toHaveLength(0);
    expect(h1(page)).toContain(evil);
  });
});
