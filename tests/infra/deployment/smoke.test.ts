import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAws } from "../../../infra/deployment/aws.ts";
import type { Finding } from "../../../infra/deployment/findings.ts";
import { smokeTest } from "../../../infra/deployment/smoke.ts";
import { checkPages, firstAsset, type Get, getOverNetwork } from "../../../infra/deployment/smoke-pages.ts";
import type { DeployedStack } from "../../../infra/deployment/stack-state.ts";
import { answerFrom, awsError, type FakeAccount, fakeAccount } from "./fake-account.ts";
import { northern } from "./northern.ts";
import { serve, stopServing } from "./serving.ts";

const PAGE =
  '<title>Northern Innovation &amp; Co</title><link rel="stylesheet" href="/assets/1a2b3c4d/a.min.css">';
const KEPT = { "cache-control": "public, max-age=31536000, immutable" };

afterEach(stopServing);

type Site = {
  page?: string;
  status?: number;
  asset?: number;
  headers?: Record<string, string>;
  desk?: string | undefined;
};

/** A site like ours that answers as `site` says. */
const serveSite = (site: Site): Promise<string> =>
  serve(({ url }, answer) => {
    if (url === "/") answer.writeHead(site.status ?? 200).end(site.page ?? PAGE);
    else if (url?.startsWith("/assets/")) answer.writeHead(site.asset ?? 200, site.headers ?? KEPT).end();
    else if (url === "/desk" && site.desk !== undefined)
      answer.writeHead(303, { location: "/desk/sign-in" }).end();
    else if (url === "/desk/sign-in") answer.writeHead(303, { location: site.desk }).end();
    else answer.writeHead(200).end("a page");
  });

const serveProvider = (status = 200): Promise<string> =>
  serve(({ url }, answer) => {
    if (url === "/authorize") answer.writeHead(302, { location: "/login" }).end();
    else answer.writeHead(status).end();
  });

const check = async (site: Site, providerStatus = 200): Promise<Record<string, Finding>> => {
  const provider = await serveProvider(providerStatus);
  const siteUrl = await serveSite({ desk: `${provider}/authorize`, ...site });
  const where = { environment: { ...northern, siteUrl }, siteAddress: undefined, provider, isNew: false };
  const findings = await checkPages(getOverNetwork, where);
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]));
};

describe("the pages of a deployed site", () => {
  it("are all well when the site names the programme, its stylesheet is kept and the desk leads to the sign-in page", async () => {
    const findings = Object.values(await check({}));
    expect(findings.map(({ about, state }) => `${about} ${state}`)).toEqual([
      "Site ok",
      "Static files ok",
      "Sign-in ok",
    ]);
  });

  it.each([
    ["an error page", { status: 500 }, "Site", "answered 500"],
    ["another site's page", { page: PAGE.replace("Northern", "Southern") }, "Site", "does not name"],
    ["a page without files", { page: "Northern Innovation &amp; Co" }, "Static files", "names none"],
    ["files it may not read", { asset: 403 }, "Static files", "may not read the bucket"],
    ["files that are not kept", { headers: {} }, "Static files", "not told to keep it"],
    ["a desk that is open", { desk: undefined }, "Sign-in", "does not lead to the sign-in page"],
    [
      "a desk that leads elsewhere",
      { desk: "http://127.0.0.1:9/authorize" },
      "Sign-in",
      "but the sign-in page of this environment",
    ],
  ])("fail with %s, and say so", async (_, site, about, says) => {
    const findings = await check(site);
    expect(findings[about]).toMatchObject({ state: "failed", says: expect.stringContaining(says) });
  });

  it("fail when the sign-in service does not know the desk", async () => {
    const findings = await check({}, 400);
    expect(findings["Sign-in"]).toMatchObject({
      state: "failed",
      says: expect.stringContaining("answered 400"),
    });
  });

  it("fail, without hiding anything, when nobody answers", async () => {
    const url = await serveSite({});
    await stopServing();
    const where = {
      environment: { ...northern, siteUrl: url },
      siteAddress: undefined,
      provider: undefined,
      isNew: true,
    };
    const findings = await checkPages(getOverNetwork, where);
    expect(findings.map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);
    expect(findings[0]?.says).toContain("ECONNREFUSED");
  });

  it("are looked at by CloudFront's name while the DNS does not know the site; that is a note the first time only", async () => {
    const provider = await serveProvider();
    const there = await serveSite({ desk: `${provider}/authorize` });
    const get: Get = (url) =>
      url.startsWith("https://d1.cloudfront.invalid")
        ? getOverNetwork(url.replace("https://d1.cloudfront.invalid", there))
        : url.startsWith(northern.siteUrl)
          ? Promise.resolve({ error: "ENOTFOUND", unknownHost: true })
          : getOverNetwork(url);
    const where = { environment: northern, siteAddress: "d1.cloudfront.invalid", provider };
    const states = async (isNew: boolean) =>
      (await checkPages(get, { ...where, isNew })).map(({ about, state }) => `${about} ${state}`);
    expect(await states(true)).toEqual(["DNS note", "Site ok", "Static files ok", "Sign-in ok"]);
    expect(await states(false)).toEqual(["DNS failed", "Site ok", "Static files ok", "Sign-in ok"]);
    const [dns] = await checkPages(get, { ...where, isNew: true });
    expect(dns?.says).toContain("convenor.northern.invalid CNAME d1.cloudfront.invalid");
  });

  it("have their files found in any order of attributes", () => {
    expect(firstAsset('<script type="module" src="/assets/12/x.min.js"></script>')).toBe(
      "/assets/12/x.min.js",
    );
    expect(firstAsset('<a href="/events">Events</a>')).toBeUndefined();
  });
});

describe("mail and timers", () => {
  let account: FakeAccount;
  const stack = (outputs: Record<string, string>): DeployedStack => ({
    name: "convenor-production-core",
    region: "eu-west-2",
    status: "CREATE_COMPLETE",
    outputs,
    terminationProtection: false,
  });
  let waited: number;
  let firstRunAfter: number;

  beforeEach(() => {
    account = fakeAccount();
    answerFrom(account);
    waited = 0;
    firstRunAfter = Number.POSITIVE_INFINITY;
  });

  const test = async (
    isNew = false,
    outputs: Record<string, string> = { AtEveryMinuteFunction: "clock" },
  ) => {
    const needs = {
      aws: openAws("eu-west-2"),
      get: async () => ({ error: "ENOTFOUND", unknownHost: true }),
      now: () => new Date(),
      sleep: async () => {
        waited += 1;
        if (waited === firstRunAfter) account.runs = 1;
      },
    };
    const findings = await smokeTest(needs, northern, [stack(outputs)], isNew);
    return Object.fromEntries(findings.map((finding) => [finding.about, finding]));
  };

  it("are well when SES takes a mail and the minute clock ran without an error", async () => {
    const findings = await test();
    expect(findings["Mail"]?.state).toBe("ok");
    expect(findings["Timers"]?.state).toBe("ok");
  });

  it("fail while the mail domain is not verified; the first time that is a note", async () => {
    account.mailError = awsError(
      "MessageRejected",
      "Email address is not verified. The following identities failed the check",
    );
    expect((await test())["Mail"]?.state).toBe("failed");
    expect((await test(true))["Mail"]).toMatchObject({
      state: "note",
      says: expect.stringContaining("DKIM"),
    });
    account.mailError = awsError("AccountSuspendedException", "Sending is paused");
    expect((await test(true))["Mail"]?.state).toBe("failed");
  });

  it("are well when the clock of a new deployment runs for the first time while the test waits", async () => {
    account.runs = 0;
    firstRunAfter = 3;
    expect((await test())["Timers"]?.state).toBe("ok");
    expect(waited).toBe(3);
  });

  it("fail when the clock stands still, after waiting for a first run", async () => {
    account.runs = 0;
    expect((await test())["Timers"]).toMatchObject({
      state: "failed",
      says: expect.stringContaining("schedule"),
    });
    expect(waited).toBeGreaterThan(10);
  });

  it("fail when the clock runs and its function does not", async () => {
    account.errors = 4;
    expect((await test())["Timers"]).toMatchObject({
      state: "failed",
      says: expect.stringContaining("4 of 9"),
    });
  });

  it("fail when no stack says which function the clock is", async () => {
    expect((await test(false, {}))["Timers"]?.state).toBe("failed");
  });
});
