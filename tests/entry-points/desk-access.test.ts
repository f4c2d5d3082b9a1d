import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { makeFormToken } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import { newId } from "../../shared/platform/ids.ts";
import { safeReturn } from "../../shared/sign-in/attempt.ts";
import { sealSession } from "../../shared/sign-in/session.ts";
import { ask, Browser } from "../support/browser.ts";
import { ada, signedIn, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const open: readonly string[] = [
  paths.signIn,
  paths.signedIn,
  paths.signOut,
  paths.signingOut,
  paths.signedOut,
];
const guarded = desk.filter(({ path }) => !open.includes(path));
const fill = (path: string) => path.replaceAll(/\{\w+\}/g, "PRJ-0000-0000");
const visitor = "AAAAAAAAAAAAAAAAAAAAAA";
const form = { "content-type": "application/x-www-form-urlencoded" };
const formToken = () => makeFormToken(needs().formKeys, visitor, newId);
const post = (
  path: string,
  cookies: Readonly<Record<string, string>>,
  fields: readonly (readonly [string, string])[] = [["_form", formToken()]],
) =>
  ask(handler, fill(path), {
    method: "POST",
    headers: form,
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
    cookies: [
      `__Host-visitor=${visitor}`,
      ...Object.entries(cookies).map(([name, value]) => `${name}=${value}`),
    ],
  });

beforeAll(async () => {
  real = await startRealTable();
});
beforeEach(() => {
  clock.now = "2026-11-23T09:00:00.000Z";
});
afterAll(() => real.stop());

describe("without a session", () => {
  it.each(guarded.filter(({ method }) => method === "GET").map(({ path }) => fill(path)))(
    "%s leads to the sign-in and back",
    async (path) => {
      const met = await ask(handler, path);
      expect(met.status).toBe(303);
      expect(met.to).toBe(`/desk/sign-in?to=${encodeURIComponent(path)}`);
      expect(safeReturn(path)).toBe(path);
    },
  );

  it("a list comes back as it was filtered", async () => {
    const filtered = `${paths.deskEnquiries}?view=all&organisation=A%26E+trust`;
    const met = await ask(handler, filtered);
    expect(met.to).toBe(`/desk/sign-in?${new URLSearchParams({ to: filtered })}`);
    expect(safeReturn(filtered)).toBe(filtered);
  });

  it.each(guarded.filter(({ method }) => method === "POST").map(({ path }) => path))(
    "nothing can be sent to %s",
    async (path) => {
      real.calls();
      const met = await post(path, {});
      expect(met.status).toBe(401);
      expect(met.$("h1").text()).toBe("You are signed out");
      expect(real.calls()).toEqual([]);
    },
  );

  it("what was sent comes back, to be sent again after signing in", async () => {
    const typed = 'Line one\nLine <b>two</b> & "three"';
    const fields = [
      ["_form", formToken()],
      ["words", typed],
      ["topic", "a"],
      ["topic", "b"],
      ["_step", "save"],
    ] as const;
    const met = await post(paths.deskHomePage, {}, fields);
    expect(met.status).toBe(401);
    const sent = met
      .$("main form")
      .serializeArray()
      .map(({ name, value }) => [name, value.replaceAll("\r\n", "\n")]);
    expect(sent).toEqual(fields.map((pair) => [...pair]));
    expect(met.$("main form").attr("action")).toBe(paths.deskHomePage);
    expect(met.$('main a[target="_blank"]').attr("href")).toBe(paths.signIn);
  });

  it("what another site had a browser send does not come back", async () => {
    const forged = makeFormToken(needs().formKeys, "BBBBBBBBBBBBBBBBBBBBBB", newId);
    for (const token of [forged, "", makeFormToken(needs().keys, visitor, newId)]) {
      const met = await post(paths.deskHomePage, {}, [
        ["_form", token],
        ["words", "Pay here"],
      ]);
      expect(met.status).toBe(401);
      expect(met.html).not.toContain("Pay here");
      expect(met.$("main form")).toHaveLength(0);
    }
  });

  it("an address of another site never becomes the way back", async () => {
    for (const path of ["/desk//evil.example", "/desk/enquiries", "/desk/..//evil.example"]) {
      const met = await ask(handler, path);
      if (met.status === 303) expect(met.to).toMatch(/^\/desk\/sign-in\?to=%2Fdesk/);
    }
  });
});

describe("the way back after signing in", () => {
  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/desk@evil.example",
    "/desk.evil.example",
    "/deskx",
    "/desk?to=//evil.example",
    "/desk/../../evil",
    "/desk#@evil.example",
    "/desk\r\nlocation: //evil.example",
    "/desk\n",
    "javascript:alert(1)",
    " /desk",
    "",
    undefined,
  ])("is the desk itself for %j", (wanted) => {
    expect(safeReturn(wanted)).toBe("/desk");
  });

  it("is always a path of the desk, on our own site", () => {
    const pieces = fc.constantFrom(
      "/desk",
      "/",
      "//",
      "\\",
      "evil.example",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "..",
      "\n",
      "a-b",
    );
    const wanted = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 8 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(wanted, (typed) => {
        const address = new URL(safeReturn(typed), "https://programme.example");
        expect(address.origin).toBe("https://programme.example");
        expect(address.pathname).toMatch(/^\/desk(\/|$)/);
      }),
      { numRuns: 1000 },
    );
    expect(safeReturn("/desk/enquiries/ENQ-4F7K-2Q9C")).toBe("/desk/enquiries/ENQ-4F7K-2Q9C");
    expect(safeReturn("/desk/enquiries?q=<b>")).toBe("/desk/enquiries");
  });
});

/** Whether a cookie lets in: to the very page that shows no data but who looks. */
const admitted = async (cookie: string) =>
  (await ask(handler, paths.deskSessions, { cookies: [`__Host-desk=${cookie}`] })).status !== 303;
const sealedFor = async (
  ...who: Parameters<typeof signedIn> extends [unknown, ...infer Rest] ? Rest : never
) => (await signedIn(needs(), ...who))["__Host-desk"] ?? "";

describe("a session", () => {
  it("lets in with one read, and with one more transaction at most every five minutes", async () => {
    const cookie = await sealedFor();
    real.calls();
    expect(await admitted(cookie)).toBe(true);
    // One read for the session, one for the page.
    expect(real.calls()).toEqual(["BatchGetItem", "GetItem"]);
    clock.now = "2026-11-23T09:36:00.000Z";
    expect(await admitted(cookie)).toBe(true);
    expect(real.calls()).toEqual(["BatchGetItem", "TransactWriteItems", "GetItem"]);
    clock.now = "2026-11-23T09:40:59.000Z";
    expect(await admitted(cookie)).toBe(true);
    expect(real.calls()).toEqual(["BatchGetItem", "GetItem"]);
  });

  it("lives as long as it is used, at most ten hours, and not a moment longer", async () => {
    const cookie = await sealedFor();
    for (const time of ["09:59:59.999", "10:29:00.000", "10:55:00.000", "11:24:59.999"]) {
      clock.now = `2026-11-23T${time}Z`;
      expect([time, await admitted(cookie)]).toEqual([time, true]);
    }
    clock.now = "2026-11-23T11:54:59.999Z";
    expect(await admitted(cookie)).toBe(false);
    const busy = await sealedFor("team", ada);
    const started = Date.parse(clock.now);
    const minutesLater = (minutes: number) => new Date(started + minutes * 60_000).toISOString();
    for (let minutes = 0; minutes < 600; minutes += 25) {
      clock.now = minutesLater(minutes);
      expect([minutes, await admitted(busy)]).toEqual([minutes, true]);
    }
    clock.now = minutesLater(600);
    expect(await admitted(busy)).toBe(false);
  });

  it("is not kept alive by a page that takes its news by itself", async () => {
    const cookie = await sealedFor();
    const byItself = (time: string) => {
      clock.now = time;
      return ask(handler, paths.deskSessions, {
        headers: { "sec-fetch-dest": "empty" },
        cookies: [`__Host-desk=${cookie}`],
      });
    };
    expect((await byItself("2026-11-23T09:59:00.000Z")).status).toBe(200);
    expect((await byItself("2026-11-23T10:00:00.000Z")).status).toBe(303);
  });

  it("altered in any character, cut, lengthened or made up lets nobody in", async () => {
    const sealed = await sealedFor();
    const change = fc.constantFrom("A", "b", "0", "_", ".", "=", "%");
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), change, async (at, character) => {
        fc.pre(sealed.charAt(at) !== character);
        expect(await admitted(sealed.slice(0, at) + character + sealed.slice(at + 1))).toBe(false);
      }),
    );
    const [id = "", person = "", signature = ""] = sealed.split(".");
    const made = [
      `${id}.${person}`,
      `${id}.${person}.`,
      `${id}.${vera.id}.${signature}`,
      `${sealed}.x`,
      sealed.slice(1),
      "",
      ".",
      "null.x",
    ];
    for (const cookie of made) expect(await admitted(cookie)).toBe(false);
  });

  it("signed with a key that is no longer kept, or with that of the links, lets nobody in", async () => {
    const [id = "", person = ""] = (await sealedFor()).split(".");
    for (const keys of [["another key"], needs().keys] as const)
      expect(await admitted(sealSession(keys, { id, person }))).toBe(false);
    expect(await admitted(sealSession(needs().deskKeys, { id, person }))).toBe(true);
  });

  it("that never was lets nobody in, though its cookie is signed", async () => {
    await sealedFor();
    const id = "AAAAAAAAAAAAAAAAAAAAAA";
    for (const person of [theo.id, newId()])
      expect(await admitted(sealSession(needs().deskKeys, { id, person }))).toBe(false);
  });

  it("can be ended by a form, not by a link, and the cookie that was copied is worth nothing then", async () => {
    const cookie = await sealedFor();
    const browser = new Browser(handler, { "__Host-desk": cookie });
    const page = await browser.open(paths.signOut);
    expect(page.cookies.join()).not.toContain("__Host-desk");
    expect(await admitted(cookie)).toBe(true);
    const out = await browser.send(page, {});
    expect(out.to).toBe(paths.signingOut);
    expect(out.cookies).toContain("__Host-desk=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    expect((await browser.open(paths.desk)).to).toContain("/desk/sign-in");
    expect(await admitted(cookie)).toBe(false);
    expect((await post(paths.deskHomePage, { "__Host-desk": cookie })).status).toBe(401);
  });
});

/** What everybody may do, whatever their role: end their own sessions. */
const ofEverybody: readonly string[] = [paths.deskSessions];

describe("a viewer", () => {
  const sent = guarded.filter(({ method, path }) => method === "POST" && !ofEverybody.includes(path));

  it.each(sent.map(({ path }) => path))("cannot send anything to %s, and is told why", async (path) => {
    const met = await post(path, await signedIn(needs(), "viewer"));
    expect(met.status).toBe(403);
    expect(met.$("h1").text()).toBe("You cannot do this");
    expect(met.text).toContain("signed in as viewer");
  });
});
