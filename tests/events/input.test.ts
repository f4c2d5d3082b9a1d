import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readWholeEvent } from "../../shared/events/store.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { Browser } from "../support/browser.ts";
import { vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { eventFields, heading, publishedEvent, read, register, somebody } from "./visitors.ts";

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

describe("registering", () => {
  test("takes one read and one transaction", async () => {
    const event = await publishedEvent(world, 5);
    const form = await visitor.open(`/events/${event}/register`);
    // The list of organisations is read once in five minutes and held.
    await visitor.open("/organisations.json?q=trust");
    real.calls();
    await visitor.send(form, somebody());
    expect(real.calls()).toEqual(["BatchGetItem", "TransactWriteItems"]);
  });

  test("twice with one address answers as if for the first time, and tells the person only, once an hour", async () => {
    const event = await publishedEvent(world, 5);
    const first = await register(visitor, event, { email: "known@trust.example" });
    await world.settle();
    const repeated = [
      await register(visitor, event, { email: "known@trust.example" }),
      await register(visitor, event, { email: " KNOWN@trust.example", name: "Someone Else" }),
    ];
    await world.settle();
    const shape = (to: string) => to.replace(/\.[\w-]{32}$/, "");
    for (const answer of repeated) expect(shape(answer.to)).toBe(shape(first.to));
    expect(world.letters.map(({ kind }) => kind)).toEqual(["event-registered", "event-already-registered"]);
    const found = await readWholeEvent(world.needs.table, event);
    expect(found?.state.counts.taken).toBe(1);
    clock.now = plus(clock.now, "PT1H");
    await register(visitor, event, { email: "known@trust.example" });
    expect(letters("event-already-registered")).toHaveLength(2);
  });

  test("the same form sent twice is one registration", async () => {
    const event = await publishedEvent(world, 5);
    const form = await visitor.open(`/events/${event}/register`);
    const answers = somebody();
    const both = await Promise.all([visitor.send(form, answers), visitor.send(form, answers)]);
    expect(new Set(both.map(({ to }) => to)).size).toBe(1);
    const third = await visitor.send(form, answers);
    expect(third.to).toBe(both[0].to);
    await world.settle();
    expect(world.letters.map(({ kind }) => kind)).toEqual(["event-registered"]);
  });

  test("a robot that fills in the trap registers nobody and is answered like a person", async () => {
    const event = await publishedEvent(world, 5);
    const answer = await register(visitor, event, { _website: "https://spam.example" });
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
      ["100 characters or fewer", "254 characters or fewer", "200 characters or fewer"],
    ],
    ["a header", { email: "ada@trust.example\r\nBcc: all@trust.example" }, ["correct format"]],
    ["markup for an address", { email: "<script>alert(1)</script>" }, ["correct format"]],
    ["a web address for a name", { name: "Win at https://spam.example" }, ["without a web address"]],
  ])("with %s is told what is wrong with each answer, and loses nothing", async (_what, wrong, messages) => {
    const event = await publishedEvent(world, 5);
    const answer = await register(visitor, event, wrong);
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
      const event = await publishedEvent(world, 5);
      expect((await register(visitor, event, { name })).status).toBe(303);
      const page = await team.open(`/desk/events/${event}`);
      expect(page.$("th[scope=row]").text()).toBe(name);
      const file = await team.open(`/desk/events/${event}/registrations?as=csv`);
      expect(file.headers["content-type"]).toContain("text/csv");
      expect(file.html).toContain(name.startsWith("=") ? `"'${name}"` : `"${name}"`);
    },
  );
});

describe("links and addresses", () => {
  test("an altered link, one of another purpose or of nobody is a page that says so", async () => {
    const { keys } = world.needs;
    const event = await publishedEvent(world, 1);
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
    const any = await visitor.open("/enquiry?about=general");
    const mine = await team.open("/desk/events/new");
    for (const reference of ["EVT-0000-0000", "nonsense", "%3Cscript%3E"]) {
      expect((await visitor.open(`/events/${reference}`)).status).toBe(404);
      expect((await visitor.open(`/events/${reference}/register`)).status).toBe(404);
      const guard = any.$("input[name=_form]").attr("value") ?? "";
      const fieldsOf = Object.entries({ ...somebody(), _form: guard });
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
    const event = await publishedEvent(world, 1);
    const form = await visitor.open(`/events/${event}/register`);
    await team.send(await team.follow(await team.open(`/desk/events/${event}`), "cancel"), {}, "cancel");
    const answer = await visitor.send(form, somebody());
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("This event is cancelled.");
  });

  test("looking at a registration or an offer changes nothing", async () => {
    const event = await publishedEvent(world, 1);
    await register(visitor, event);
    await register(visitor, event);
    await world.settle();
    const { manage } = read(world, letters("event-registered")[0]);
    await visitor.send(await visitor.follow(await visitor.open(manage), "cancel"), {}, "cancel");
    await world.settle();
    const { offer } = read(world, letters("event-place-offered")[0]);
    for (const link of [manage, offer]) {
      real.calls();
      expect((await visitor.open(link)).status).toBe(200);
      expect(new Set(real.calls())).toEqual(new Set(["BatchGetItem"]));
    }
  });
});

describe("the desk", () => {
  test("lets a viewer look and change nothing", async () => {
    const event = await publishedEvent(world, 1);
    const viewer = world.atDesk(vera, "viewer");
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
    [{ date: "2027-02-30" }, ["Date must be a real date"]],
    [{ date: "1999-01-01" }, ["Date must be between 2000 and 2099"]],
    [{ startTime: "25:00" }, ["hours and minutes"]],
    [{ startTime: "15:30" }, ["End time must be after the start time"]],
    [{ places: "0" }, ["must be 1 or more"]],
    [{ places: "5001" }, ["must be 5,000 or fewer"]],
    [{ places: "1e3" }, ["must be a whole number"]],
    [{ date: "2020-01-01" }, ["The event would start in the past"]],
    [{ title: "x".repeat(151) }, ["150 characters or fewer"]],
  ])("refuses the event %j and says why", async (wrong, messages) => {
    const answer = await team.send(await team.open("/desk/events/new"), {
      ...eventFields,
      date: "2090-06-01",
      ...wrong,
    });
    expect(answer.status).toBe(422);
    for (const message of messages) expect(answer.$(".nhsuk-error-summary").text()).toContain(message);
  });

  test("shows markup in a title and a description as text", async () => {
    const evil = "<script>alert(1)</script>";
    const made = await team.send(await team.open("/desk/events/new"), {
      ...eventFields,
      date: "2090-06-01",
      title: evil,
      description: `${evil}\n\n[x](javascript:alert(1))`,
    });
    const page = await team.open(made.to);
    expect(page.html).not.toContain("<script>alert");
    expect(page.$("a[href^='javascript']")).toHaveLength(0);
    expect(heading(page)).toContain(evil);
  });
});
