import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { makeFormToken } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { safeReturn } from "../../shared/sign-in/attempt.ts";
import { sealSession } from "../../shared/sign-in/session.ts";
import { ask, Browser } from "../support/browser.ts";
import { signedIn, theo } from "../support/desk-session.ts";
import { testNeeds } from "../support/visiting.ts";

/** Nothing here may get as far as the table: whoever asks it for anything meets an error page. */
const untouched: Table = {
  name: "untouched",
  get client(): never {
    throw new Error("The table was asked.");
  },
};
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = testNeeds(untouched, clock);
const handler = webHandler(desk, async () => needs);
const open: readonly string[] = [paths.signIn, paths.signedIn, paths.signOut, paths.signedOut];
const guarded = desk.filter(({ path }) => !open.includes(path));
const fill = (path: string) => path.replaceAll(/\{\w+\}/g, "PRJ-0000-0000");
const visitor = "AAAAAAAAAAAAAAAAAAAAAA";
const form = { "content-type": "application/x-www-form-urlencoded" };
const post = (path: string, cookies: Readonly<Record<string, string>>) =>
  ask(handler, fill(path), {
    method: "POST",
    headers: form,
    body: new URLSearchParams({ _form: makeFormToken(needs.keys, visitor, newId) }).toString(),
    cookies: [
      `__Host-visitor=${visitor}`,
      ...Object.entries(cookies).map(([name, value]) => `${name}=${value}`),
    ],
  });

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

  it.each(guarded.filter(({ method }) => method === "POST").map(({ path }) => path))(
    "nothing can be sent to %s",
    async (path) => {
      const met = await post(path, {});
      expect(met.status).toBe(303);
      expect(met.to).toBe("/desk/sign-in");
    },
  );

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
    "/desk/../../evil",
    "/desk?to=//evil.example",
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
  });
});

describe("a session", () => {
  const session = {
    person: theo.id,
    name: "Théo <b>Team</b>",
    role: "team",
    expires: "2026-11-23T19:00:00.000Z",
  } as const;
  const sealed = sealSession(needs.keys, session);
  const visit = (cookie: string) => ask(handler, "/desk/sign-out", { cookies: [`__Host-desk=${cookie}`] });
  const admitted = async (cookie: string) =>
    (await ask(handler, paths.deskEnquiries, { cookies: [`__Host-desk=${cookie}`] })).status !== 303;

  it("lets in until it is over, and not a moment longer", async () => {
    expect(await admitted(sealed)).toBe(true);
    clock.now = "2026-11-23T18:59:59.999Z";
    expect(await admitted(sealed)).toBe(true);
    clock.now = "2026-11-23T19:00:00.000Z";
    expect(await admitted(sealed)).toBe(false);
    clock.now = "2026-11-23T09:00:00.000Z";
  });

  it("altered in any character, cut, lengthened or made up lets nobody in", async () => {
    const change = fc.constantFrom("A", "b", "0", "_", ".", "=", "%");
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), change, async (at, character) => {
        fc.pre(sealed.charAt(at) !== character);
        expect(await admitted(sealed.slice(0, at) + character + sealed.slice(at + 1))).toBe(false);
      }),
    );
    const text = Buffer.from(JSON.stringify({ ...session, role: "admin" })).toString("base64url");
    const made = [
      text,
      `${text}.`,
      `${text}.${sealed.split(".")[1]}`,
      `${sealed}.x`,
      sealed.slice(1),
      "",
      ".",
      "null.x",
    ];
    for (const cookie of made) expect(await admitted(cookie)).toBe(false);
  });

  it("signed with a key that is no longer kept lets nobody in", async () => {
    expect(await admitted(sealSession(["another key"], session))).toBe(false);
  });

  it("can be ended by a form, not by a link", async () => {
    const browser = new Browser(handler, signedIn(needs));
    const page = await browser.open(paths.signOut);
    expect(page.cookies.join()).not.toContain("__Host-desk");
    const out = await browser.send(page, {});
    expect(out.to).toBe("/desk/signed-out");
    expect(out.cookies).toContain("__Host-desk=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    expect((await browser.open(paths.desk)).to).toContain("/desk/sign-in");
    expect((await visit(sealed)).status).toBe(200);
  });
});

describe("a viewer", () => {
  it.each(guarded.filter(({ method }) => method === "POST").map(({ path }) => path))(
    "cannot send anything to %s, and is told why",
    async (path) => {
      const met = await post(path, signedIn(needs, "viewer"));
      expect(met.status).toBe(403);
      expect(met.$("h1").text()).toBe("You cannot do this");
      expect(met.text).toContain("signed in as viewer");
    },
  );
});
