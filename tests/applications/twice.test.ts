import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Met } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import {
  announce,
  begin,
  callAnswers,
  joinTeam,
  letterCounts,
  scoresOf,
  writeAndSubmit,
} from "./applying.ts";

let real: RealTable;
let world: World;
let asha: { readonly browser: Browser; readonly id: string };
let ben: { readonly browser: Browser; readonly id: string };
let call: string;
const clock = { now: "2027-01-11T09:30:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  asha = await joinTeam(world, "Asha");
  ben = await joinTeam(world, "Ben");
  call = await announce(asha.browser, { assessors: "1" });
});
afterAll(() => real.stop());

/** Sends the same form twice, as a double click does; both must be answered as done, and lead to the same place. */
const sendTwice = async (
  browser: Browser,
  page: Met,
  answers: Readonly<Record<string, string>>,
  step?: string,
): Promise<Met> => {
  const first = await browser.send(page, answers, step);
  const second = await browser.send(page, answers, step);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(second.to).toBe(first.to);
  return second;
};

const entriesNamed = async (name: string): Promise<number> =>
  (await real.items("JOURNAL#")).filter((item) => JSON.stringify(item).includes(`"name":"${name}"`)).length;

const submitOne = async (email: string): Promise<{ readonly reference: string; readonly draft: string }> => {
  const visitor = world.onSite();
  const draft = await begin(visitor, call, { email });
  await writeAndSubmit(visitor, draft);
  return { draft, reference: /PRB-[\w-]{9}/.exec(decodeURIComponent(draft))?.[0] ?? "" };
};

describe("the same button pressed twice", () => {
  test("drafts one call, announces it once and changes it once", async () => {
    const form = await asha.browser.open(`/desk/calls/new?from=${call}`);
    const made = await sendTwice(asha.browser, form, { ...callAnswers, title: "Drafted twice" });
    await sendTwice(asha.browser, await asha.browser.open(made.to), {}, "announce");
    const edit = await asha.browser.open(`${made.to.split("?")[0]}/edit`);
    await sendTwice(asha.browser, edit, { title: "Changed twice" });
    expect(await entriesNamed("CallMade")).toBe(2);
    expect(await entriesNamed("CallChanged")).toBe(1);
  });

  test("submits, withdraws and submits again once each", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: "ada@trust.example" });
    await writeAndSubmit(visitor, draft);
    const asked = await visitor.follow(await visitor.open(draft), "withdraw");
    await sendTwice(visitor, asked, {}, "withdraw");
    await sendTwice(visitor, await visitor.open(draft), {}, "undo");
    expect(await entriesNamed("ApplicationWithdrawn")).toBe(1);
    expect(await entriesNamed("ApplicationSubmitted")).toBe(2);
  });

  test("asks an assessor, releases them, takes their scores, decides and undoes the decision once each", async () => {
    const { reference } = await submitOne("bea@trust.example");
    const path = `/desk/applications/${reference}`;
    const open = () => asha.browser.open(path);
    await sendTwice(asha.browser, await open(), { assessor: ben.id }, "assign");
    expect(letterCounts(world)).toMatchObject({ "application-to-assess": 1 });
    await sendTwice(asha.browser, await open(), {}, "release");
    await sendTwice(asha.browser, await open(), {}, "take");
    const scores = await asha.browser.open(`${path}/scores`);
    await sendTwice(asha.browser, scores, scoresOf(scores, 4));
    const gate = await asha.browser.open(`${path}/decide`);
    const decision = {
      outcome: "declined",
      way: "panel",
      "use-general": "yes",
      "reason-general": "No data.",
    };
    await sendTwice(asha.browser, gate, decision);
    const waiting = async () => (await real.letters()).filter(({ status }) => status === "waiting").length;
    expect(await waiting()).toBe(1);
    await sendTwice(asha.browser, await open(), {}, "undo");
    expect(await waiting()).toBe(0);
    expect(await entriesNamed("ApplicationDecided")).toBe(1);
    expect(await entriesNamed("ApplicationDecisionUndone")).toBe(1);
  });

  test("declares an interest once, and carries a draft once", async () => {
    const { reference } = await submitOne("cam@trust.example");
    const path = `/desk/applications/${reference}`;
    await sendTwice(ben.browser, await ben.browser.open(path), {}, "take");
    await sendTwice(ben.browser, await ben.browser.open(path), { conflict: "I worked there." }, "conflict");
    expect(await entriesNamed("ConflictDeclared")).toBe(1);
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: "dev@trust.example" });
    clock.now = "2027-02-12T17:00:00.000Z";
    const theo = world.atDesk({ id: "0199e7a0-4c1c-7000-8000-00000000000a", name: "Theo" });
    await announce(theo, {
      title: "Next",
      opensOn: "2027-02-12",
      opensTime: "10:00",
      closesOn: "2027-06-30",
    });
    await sendTwice(visitor, await visitor.open(draft), {}, "carry");
    const carried = (await real.items("APPLICATION#")).filter((item) =>
      JSON.stringify(item).includes("carriedFrom"),
    );
    expect(carried).toHaveLength(1);
  });
});
