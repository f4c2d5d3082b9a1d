import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { publishedEvent, somebody } from "../events/visitors.ts";
import { Browser, type Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";

// Dozens of forms, each a transaction of a real table: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let real: RealTable;
let world: World;
const clock = { now: "2026-11-23T09:00:00.000Z" };
beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P2D");
});

/** A browser that comes from this address, as CloudFront tells it. */
const from = (address: string): Browser => {
  const handler = webHandler(site, async () => world.needs);
  return new Browser((event, context) =>
    handler(
      { ...event, headers: { ...event.headers, "cloudfront-viewer-address": `${address}:50000` } },
      context,
    ),
  );
};

/** What a browser with scripts puts into the hidden field of a page's form. */
const proofFor = async (page: Met): Promise<{ _proof: string }> => {
  const challenge = JSON.parse(page.$("input[name=_proof]").attr("data-challenge") ?? "");
  return { _proof: JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }) };
};

const joiner = (more: Record<string, string> = {}) =>
  somebody({ segment: "nhs-trust", role: "analyst", frequency: "weekly", ...more });

const join = async (browser: Browser, answers: Record<string, string>, checked = true): Promise<Met> => {
  const page = await browser.open("/join");
  return browser.send(page, { ...answers, ...(checked ? await proofFor(page) : {}) });
};

const asks = async (): Promise<number> =>
  (await real.entries(clock.now.slice(0, 10))).filter(({ name }) => name === "MembershipRequested").length;

const withoutIds = (to: string): string =>
  to.replaceAll(/[\w-]{32}$/g, "S").replaceAll(/[0-9a-f-]{36}/g, "ID");

describe("joining", () => {
  it("causes three letters an hour and six a day to one address, however it is spelled; the answer and the calls stay the same", async () => {
    const { email = "", ...rest } = joiner();
    const outcomes = new Set<string>();
    const calls = new Set<string>();
    for (let count = 0; count < 8; count += 1) {
      clock.now = plus(clock.now, count === 4 ? "PT1H" : "PT1M");
      const spelled = count % 2 === 0 ? email : email.toUpperCase();
      const browser = from(`198.51.100.${count}`);
      const page = await browser.open("/join");
      real.calls();
      const answer = await browser.send(page, { ...rest, email: spelled, ...(await proofFor(page)) });
      calls.add(real.calls().join());
      outcomes.add(`${answer.status} ${withoutIds(answer.to)}`);
    }
    expect(await asks()).toBe(6);
    clock.now = plus(clock.now, "PT1H");
    await join(from("198.51.100.9"), { ...rest, email });
    expect(await asks()).toBe(6);
    expect(outcomes.size).toBe(1);
    expect(calls.size).toBe(1);
    expect([...calls].join()).toMatch(/BatchGetItem,TransactWriteItems$/);
  });

  it("without scripts is taken thirty times an hour from one network, then refused with what to do, and what was typed is kept", async () => {
    for (let count = 0; count < 30; count += 1)
      expect((await join(from("203.0.113.1"), joiner(), false)).status).toBe(303);
    const last = joiner({ name: "Ada Lovelace" });
    const refused = await join(from("203.0.113.1"), last, false);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("try again in an hour");
    expect(refused.$("input[name=name]").attr("value")).toBe("Ada Lovelace");
    expect(await asks()).toBe(30);

    expect((await join(from("203.0.113.1"), last)).status).toBe(303);
    expect((await join(from("203.0.113.2"), joiner(), false)).status).toBe(303);
    clock.now = plus(clock.now, "PT1H");
    expect((await join(from("203.0.113.1"), joiner(), false)).status).toBe(303);
  });

  it("by one form with one proof for many people stops at three; a fresh form is taken", async () => {
    const browser = from("203.0.113.5");
    const page = await browser.open("/join");
    const proof = await proofFor(page);
    const answers = Array.from({ length: 4 }, () => joiner());
    const met: Met[] = [];
    for (const one of answers) met.push(await browser.send(page, { ...one, ...proof }));
    expect(met.map(({ status }) => status)).toEqual([303, 303, 303, 429]);
    const refused = met[3];
    if (refused === undefined) expect.fail();
    expect(refused.text).toContain("send it once more");
    expect((await browser.send(refused, await proofFor(refused))).status).toBe(303);
    expect((await browser.send(page, { ...(answers[0] ?? {}), ...proof })).status).toBe(303);
    expect(await asks()).toBe(4);
  });

  it("with another form's proof, an old one or rubbish is as without scripts", async () => {
    const browser = from("203.0.113.7");
    const borrowed = await proofFor(await browser.open("/join"));
    for (const proof of [borrowed, { _proof: "{" }, { _proof: "x".repeat(5000) }])
      expect((await browser.send(await browser.open("/join"), { ...joiner(), ...proof })).status).toBe(303);
    const old = await browser.open("/join");
    const late = await proofFor(old);
    clock.now = plus(clock.now, "P1D");
    expect((await browser.send(old, { ...joiner(), ...late })).status).toBe(303);
    const unchecked = (await real.items("LIMIT#join-unchecked#")).filter(({ day }) => day === 3 || day === 1);
    expect(unchecked.length).toBeGreaterThanOrEqual(2);
  });
});

describe("registering for an event", () => {
  const register = async (
    browser: Browser,
    event: string,
    answers: Record<string, string>,
    checked: boolean,
  ) => {
    const page = await browser.open(`/events/${event}/register`);
    return browser.send(page, { ...answers, ...(checked ? await proofFor(page) : {}) });
  };

  it("from one network has no limit for browsers that did the work, and one for those that did not", async () => {
    const event = await publishedEvent(world, 500);
    for (let count = 0; count < 32; count += 1)
      expect((await register(from("192.0.2.50"), event, somebody(), true)).status).toBe(303);
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1)
      statuses.push((await register(from("192.0.2.50"), event, somebody(), false)).status);
    expect(statuses.indexOf(429)).toBe(30);
    const refused = await register(from("192.0.2.50"), event, somebody({ name: "Grace Hopper" }), false);
    expect(refused.text).toContain("from your network");
    expect(refused.$("input[name=name]").attr("value")).toBe("Grace Hopper");
  });

  it("meets a limit at the same point whether or not the address is registered already", async () => {
    const event = await publishedEvent(world, 500);
    const known = somebody();
    expect((await register(from("192.0.2.60"), event, known, true)).status).toBe(303);
    const points = await Promise.all(
      [known, somebody()].map(async (first) => {
        const browser = from("192.0.2.61");
        const page = await browser.open(`/events/${event}/register`);
        const proof = await proofFor(page);
        const statuses: number[] = [];
        for (const one of [first, somebody(), somebody(), somebody()])
          statuses.push((await browser.send(page, { ...one, ...proof })).status);
        return statuses;
      }),
    );
    expect(points).toEqual([
      [303, 303, 303, 429],
      [303, 303, 303, 429],
    ]);
  });
});
