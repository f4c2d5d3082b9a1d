import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { Browser, type Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const service = new OAuth2Server();
let claims: Record<string, unknown> = {};
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());

beforeAll(async () => {
  real = await startRealTable();
  await service.issuer.keys.generate("RS256");
  await service.start(0, "localhost");
  service.service.on("beforeTokenSigning", (token) => Object.assign(token.payload, claims));
  process.env["OIDC_ISSUER"] = service.issuer.url ?? "";
  process.env["OIDC_CLIENT_ID"] = "convenor";
});
afterAll(async () => {
  await service.stop();
  await real.stop();
});
beforeEach(() => {
  claims = { email: "theo@programme.example", name: "Theo Team", "cognito:groups": ["team"] };
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

describe("signing in", () => {
  it("asks the service with a secret that it will not see, and leads back to the page that was wanted", async () => {
    const browser = new Browser(handler);
    const start = await browser.open("/desk/sign-in?to=%2Fdesk%2Fenquiries");
    const asked = new URL(start.to).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("redirect_uri")).toBe("https://programme.example/desk/signed-in");
    const done = await browser.open(await throughService(start));
    expect(done.to).toBe("/desk/enquiries");
    expect(done.cookies.join("\n")).toMatch(
      /^__Host-desk=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/m,
    );
    expect((await browser.open("/desk")).$("header").text()).toContain("Theo Team (team)");
  });

  it("knows the same person the next time", async () => {
    for (let time = 0; time < 3; time += 1) expect((await signIn(new Browser(handler))).to).toBe("/desk");
    expect((await readTeam(real.table)).map(({ name }) => name)).toEqual(["Theo Team"]);
  });

  it("never leads to another site", async () => {
    expect((await signIn(new Browser(handler), "//evil.example")).to).toBe("/desk");
    expect((await signIn(new Browser(handler), "https://evil.example")).to).toBe("/desk");
  });

  it.each([
    ["no group", { "cognito:groups": undefined }],
    ["groups of others only", { "cognito:groups": ["finance"] }],
  ])("with %s lets nobody in, and says whom to ask", async (_what, more) => {
    claims = { ...claims, ...more };
    const browser = new Browser(handler);
    const refused = await signIn(browser);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("you have no role at the desk yet");
    expect((await browser.open("/desk")).status).toBe(303);
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
