import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { commit } from "../../shared/journal/commit.ts";
import { introduce, readPeople } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { logger } from "../../shared/platform/logger.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { ask, Browser, type Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const service = new OAuth2Server();
/** What the service says of Theo: as Cognito does, with when he gave his password. */
const theo = {
  sub: "6f1a",
  email: "theo@programme.example",
  email_verified: true,
  name: "Theo Team",
  "cognito:groups": ["team"],
};
let claims: Record<string, unknown> = {};
let authTime = (): number | undefined => Math.floor(Date.now() / 1000);
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());

beforeAll(async () => {
  real = await startRealTable();
  await service.issuer.keys.generate("RS256");
  await service.start(0, "localhost");
  service.service.on("beforeTokenSigning", (token) =>
    Object.assign(token.payload, { auth_time: authTime() }, claims),
  );
  vi.stubEnv("OIDC_ISSUER", service.issuer.url ?? "");
  vi.stubEnv("OIDC_CLIENT_ID", "convenor");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  await real.stop();
});
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  authTime = () => Math.floor(Date.now() / 1000);
  claims = theo;
});

/** Goes to the sign-in service, as a browser does, and gives the path by which it sends the person back. */
const throughService = async (start: Met): Promise<string> => {
  const answer = await fetch(start.to, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.origin).toBe("https://programme.example");
  return back.pathname + back.search;
};
const signIn = async (browser: Browser, to = "/desk") =>
  browser.open(await throughService(await browser.open(`/desk/sign-in?to=${encodeURIComponent(to)}`)));

const cookieOf = ({ cookies }: Met): string =>
  cookies.flatMap((set) => /^__Host-desk=([^;]+)/.exec(set)?.[1] ?? [])[0] ?? "";
const letsIn = async (cookie: string): Promise<boolean> =>
  (await ask(handler, "/desk/sessions", { cookies: [`__Host-desk=${cookie}`] })).status === 200;

describe("signing in", () => {
  it("asks the service with a secret that it will not see, and leads back to the page that was wanted", async () => {
    const browser = new Browser(handler);
    const start = await browser.open("/desk/sign-in?to=%2Fdesk%2Fenquiries");
    const question = new URL(start.to).searchParams;
    expect(question.get("code_challenge_method")).toBe("S256");
    expect(question.get("redirect_uri")).toBe("https://programme.example/desk/signed-in");
    expect(question.get("prompt")).toBe("login");
    const done = await browser.open(await throughService(start));
    expect(done.to).toBe("/desk/enquiries");
    expect(done.cookies.join("\n")).toMatch(
      /^__Host-desk=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/m,
    );
    expect((await browser.open("/desk")).$("header").text()).toContain("Theo Team (team)");
  });

  it("knows the same person the next time", async () => {
    for (let time = 0; time < 3; time += 1) expect((await signIn(new Browser(handler))).to).toBe("/desk");
    expect((await readTeam(needs())).who("viewer").map(({ name }) => name)).toEqual(["Theo Team"]);
  });

  it("ends the session that the browser had before", async () => {
    const browser = new Browser(handler);
    const first = cookieOf(await signIn(browser));
    const second = cookieOf(await signIn(browser));
    expect(await letsIn(first)).toBe(false);
    expect(await letsIn(second)).toBe(true);
  });

  it("leaves a line that says who and with which role, and a refusal one that says why; neither what the service says", async () => {
    const lines = vi.spyOn(logger, "info");
    const warnings = vi.spyOn(logger, "warn");
    await signIn(new Browser(handler));
    claims = { ...theo, email_verified: false };
    await signIn(new Browser(handler));
    expect(lines).toHaveBeenCalledWith("Security", {
      security: "signed in",
      person: expect.stringMatching(/^[\da-f-]{36}$/),
      role: "team",
    });
    expect(warnings).toHaveBeenCalledWith("Security", { security: "sign-in refused", why: "unverified" });
    expect(JSON.stringify([...lines.mock.calls, ...warnings.mock.calls])).not.toMatch(/theo|6f1a/i);
  });

  it("never leads to another site", async () => {
    expect((await signIn(new Browser(handler), "//evil.example")).to).toBe("/desk");
    expect((await signIn(new Browser(handler), "https://evil.example")).to).toBe("/desk");
  });

  it.each([
    ["no group", { "cognito:groups": undefined }],
    ["groups of others only", { "cognito:groups": ["finance"] }],
  ])("with %s lets nobody in, and says who to ask", async (_what, more) => {
    claims = { ...claims, ...more };
    const browser = new Browser(handler);
    const refused = await signIn(browser);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("you have no role at the desk yet");
    expect((await browser.open("/desk")).status).toBe(303);
  });

  it.each([
    ["that was not checked", { email_verified: false }, "has not checked your email address"],
    ["that is said to be checked in another way", { email_verified: "true" }, "has not checked your email"],
    ["of which nothing is said", { email_verified: undefined }, "has not checked your email address"],
  ])("with an address %s lets nobody in, and says who to ask", async (_what, more, words) => {
    claims = { ...claims, ...more };
    const refused = await signIn(new Browser(handler));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(words);
  });

  it.each([undefined, "", "   "])("without a name (%j) lets nobody in, and says who to ask", async (name) => {
    claims = { ...claims, name };
    const refused = await signIn(new Browser(handler));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("does not say what you are called");
  });

  it.each([
    ["long ago", () => Math.floor(Date.now() / 1000) - 3600],
    ["at a time that the service does not tell", () => undefined],
  ])("by a password that was given %s lets nobody in", async (_when, told) => {
    authTime = told;
    const refused = await signIn(new Browser(handler));
    expect(refused.status).toBe(400);
  });

  it("without an address lets nobody in", async () => {
    claims = { "cognito:groups": ["admin"] };
    const refused = await signIn(new Browser(handler));
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("did not confirm who you are");
  });

  it("by an answer to somebody else's question, a repeated one, or an error lets nobody in", async () => {
    const [mine, theirs] = [new Browser(handler), new Browser(handler)];
    const [start, other] = [await mine.open("/desk/sign-in"), await theirs.open("/desk/sign-in")];
    const [back, foreign] = [await throughService(start), await throughService(other)];
    const refused = [
      foreign,
      back.replace(/code=[^&]+/, "code=made-up"),
      back.replace(/state=[^&]+/, "state=made-up"),
      back.replace(/code=[^&]+/, "error=access_denied"),
      "/desk/signed-in",
      "/desk/signed-in?code=%00&state=%E0%A4%A",
    ];
    for (const path of refused) {
      const met = await mine.open(path);
      expect(met.status).toBe(400);
      expect(met.$("h1").text()).toBe("You are not signed in");
      expect(met.text).not.toMatch(/made-up|access_denied|Error:/);
    }
  });

  it("without the cookie of its beginning says what may have happened", async () => {
    const back = await throughService(await new Browser(handler).open("/desk/sign-in"));
    const met = await new Browser(handler).open(back);
    expect(met.status).toBe(400);
    expect(met.text).toContain("Signing in took too long");
  });
});

describe("who somebody is", () => {
  const team = async () =>
    (await readTeam(needs())).who("viewer").map(({ name, email }) => [name, email] as const);

  it("is their account, whatever becomes of the address and the name: both follow the service", async () => {
    claims = { ...theo, sub: "a1", email: "una.before@programme.example", name: "Una Before" };
    await signIn(new Browser(handler));
    claims = { ...theo, sub: "a1", email: "una.after@programme.example", name: "Una After" };
    await signIn(new Browser(handler));
    const una = (await team()).filter(([name]) => name.startsWith("Una"));
    expect(una).toEqual([["Una After", "una.after@programme.example"]]);
  });

  it("is not somebody else's address: a colleague's account that takes it on stays that colleague", async () => {
    claims = { ...theo, sub: "b1", email: "ben@programme.example", name: "Ben" };
    await signIn(new Browser(handler));
    claims = { ...theo, sub: "c1", email: "cleo@programme.example", name: "Cleo" };
    await signIn(new Browser(handler));
    claims = { ...theo, sub: "c1", email: "ben@programme.example", name: "Cleo" };
    await signIn(new Browser(handler));
    const both = (await team()).filter(([name]) => ["Ben", "Cleo"].includes(name));
    expect(both).toEqual([
      ["Ben", "ben@programme.example"],
      ["Cleo", "cleo@programme.example"],
    ]);
  });

  it("is not a new account with their address: an administrator has to accept it", async () => {
    claims = { ...theo, sub: "d1", email: "dana@programme.example", name: "Dana" };
    await signIn(new Browser(handler));
    claims = { ...claims, sub: "d2" };
    const refused = await signIn(new Browser(handler));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("accept your account");
    expect(cookieOf(refused)).toBe("");
  });

  it("is what the service calls them, not what a stranger typed beside their address", async () => {
    const email = "eve@programme.example";
    const { writes, id } = introduce({ name: "You have won", email }, undefined, newId);
    await commit(needs(), { once: newId(), writes });
    claims = { ...theo, sub: "e1", email, name: "Eve Example" };
    await signIn(new Browser(handler));
    expect((await readPeople(real.table, [id]))[0]).toMatchObject({ name: "Eve Example", email });
  });
});

describe("signing out", () => {
  it("ends the session, and then the one at the sign-in service, which sends the browser back", async () => {
    const browser = new Browser(handler);
    const cookie = cookieOf(await signIn(browser));
    const out = await browser.send(await browser.open("/desk/sign-out"), {});
    expect(out.to).toBe("/desk/signing-out");
    expect(await letsIn(cookie)).toBe(false);
    const leading = await browser.open(out.to);
    const [, there = ""] =
      /^0;url=(.*)$/.exec(leading.$("meta[http-equiv=refresh]").attr("content") ?? "") ?? [];
    expect(leading.$("main a").attr("href")).toBe(there);
    const address = new URL(there);
    expect(address.origin).toBe(new URL(service.issuer.url ?? "").origin);
    // Cognito's name for it, and the standard's.
    const back = "https://programme.example/desk/signed-out";
    expect(address.searchParams.get("client_id")).toBe("convenor");
    expect(address.searchParams.get("logout_uri")).toBe(back);
    expect(address.searchParams.get("post_logout_redirect_uri")).toBe(back);
    const sent = await fetch(address, { redirect: "manual" });
    expect(sent.headers.get("location")).toBe(back);
    expect((await browser.open("/desk/signed-out")).text).toContain("You are signed out");
  });

  it("of somebody who is not signed in does no harm", async () => {
    const browser = new Browser(handler);
    const out = await browser.send(await browser.open("/desk/sign-out"), {});
    expect(out.to).toBe("/desk/signing-out");
  });
});
