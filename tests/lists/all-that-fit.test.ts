import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NOBODY } from "../../shared/enquiries/enquiry.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { sendForm } from "../enquiries/samples.ts";
import type { Met } from "../support/browser.ts";
import { ada, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { testOccasion } from "../support/visiting.ts";
import { type Crash, World } from "../support/world.ts";

/** One more than a run of the function takes, so that it goes on by itself. */
const MANY = 100;
const FIFTY = 50;

let real: RealTable;
let world: World;
const references: string[] = [];
const clock = { now: "2026-11-23T09:00:00.000Z" };
const own = "/desk/enquiries?view=to-do&sort=-subject";

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  await world.atDesk(ada).open("/desk/enquiries");
  for (let nth = 0; nth < MANY; nth += 1)
    references.push(
      await sendForm(world.needs, testOccasion(world.needs), {
        subject: nth < 11 ? `Needle ${nth}` : `Letters ${nth}`,
      }),
    );
});
afterAll(() => real.stop());
beforeEach(() => world.clear());

const banner = (page: Met) =>
  page.$(".nhsuk-notification-banner__content").text().replaceAll(/\s+/g, " ").trim();
const said = (page: Met) => page.$("[role=status]").text().replaceAll(/\s+/g, " ").trim();

/** Who has how many of these enquiries. */
const owners = async (of: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const enquiry of await Promise.all(of.map((reference) => readEnquiry(real.table, reference))))
    counts[enquiry?.assignee ?? NOBODY] = (counts[enquiry?.assignee ?? NOBODY] ?? 0) + 1;
  return counts;
};

/** Delivers what bulk actions go on after, and nothing else: the letters of assignments are not the matter here. */
const goOn = async (crash?: Crash) => {
  world.crash = crash;
  for (;;) {
    world.pending = world.pending.filter(({ name }) => /^(BulkRun\w*|FanOutContinued)$/.test(name));
    if (world.pending.length === 0) return;
    await world.deliver();
  }
};

const assigned = async () =>
  (await real.entries("2026-11-23")).filter(({ name }) => name === "EnquiryAssigned").length;

describe("a bulk action of fifty, when the process dies in the middle and the button is pressed again", () => {
  it.each<Crash>([
    { when: "after", transaction: 25 },
    { when: "after", transaction: 51 },
  ])("ends the same, %o", async (crash) => {
    const browser = world.atDesk(theo);
    const fifty = references.slice(0, FIFTY);
    const list = await browser.open(own);
    const form = tickedForm(list, { _step: "assign", "assign-choice": ada.id }, fifty);
    const before = await assigned();
    world.crash = crash;
    expect((await browser.post(own, form)).status).toBe(500);
    const done = await browser.open((await browser.post(own, form)).to);
    expect(banner(done)).toContain("You assigned 50 enquiries to Ada Admin.");
    expect(await owners(fifty)).toEqual({ [ada.id]: FIFTY });
    expect((await assigned()) - before).toBe(FIFTY);
    const change = done.$('[name="change"]').val()?.toString() ?? "";
    await browser.post(own, tickedForm(list, { _step: "undo", change }));
    expect(await owners(fifty)).toEqual({ [NOBODY]: FIFTY });
  });
});

describe("all that fit", () => {
  const ask = async (choice: string, query = own) => {
    const browser = world.atDesk(theo);
    const list = await browser.open(query);
    const asked = await browser.post(
      query,
      tickedForm(list, { _step: "assign", "assign-choice": choice, all: "yes" }),
    );
    return { browser, list, address: asked.to, page: await browser.open(asked.to) };
  };

  it("are counted before anything is done, on a list of several pages", async () => {
    const { list, page } = await ask(ada.id);
    expect(list.$("label[for=all]").text()).toBe(`All ${MANY} that fit, on every page`);
    expect(page.$("h1").text()).toBe(`Assign ${MANY} enquiries?`);
    expect(page.text).toContain("Ada Admin");
    expect(await owners(references)).toEqual({ [NOBODY]: MANY });
    const few = await ask(ada.id, "/desk/enquiries?view=to-do&q=needle");
    expect(few.page.$("h1").text()).toBe("Assign 11 enquiries?");
    expect((await few.browser.open("/desk/enquiries?view=to-do&q=needle")).$("#all")).toHaveLength(0);
  });

  it.each<Crash>([
    { when: "after", transaction: 13 },
    { when: "after", transaction: 25 },
    { when: "before", transaction: 104 },
  ])("are done and put back by themselves, the same where the process dies: %o", async (crash) => {
    const { browser, address, page } = await ask(ada.id);
    const before = await assigned();
    await browser.send(page, {}, "start");
    await goOn(crash);
    const done = await browser.open(address);
    expect(said(done)).toBe(`You assigned ${MANY} enquiries to Ada Admin.`);
    expect(await owners(references)).toEqual({ [ada.id]: MANY });
    expect((await assigned()) - before).toBe(MANY);
    await browser.send(done, {}, "undo");
    await goOn(crash);
    expect(said(await browser.open(address))).toBe(`${MANY} enquiries are as before.`);
    expect(await owners(references)).toEqual({ [NOBODY]: MANY });
  });

  it("say how far they are, stop when they are told to, and keep what was changed since", async () => {
    const { browser, address, page } = await ask(ada.id);
    const [one = "", two = ""] = references;
    for (const [reference, step] of [
      [one, "take"],
      [two, "closed"],
    ] as const)
      await browser.send(await browser.open(`/desk/enquiries/${reference}`), {}, step);
    await browser.send(page, {}, "start");
    world.pending = world.pending.filter(({ name }) => name === "BulkRunStarted");
    await world.deliver();
    const going = await browser.open(address);
    expect(said(going)).toBe(`96 of ${MANY} enquiries done.`);
    await browser.send(going, {}, "stop");
    await goOn();
    const stopped = await browser.open(address);
    expect(said(stopped)).toBe(`You assigned ${MANY - 1} enquiries to Ada Admin.`);
    expect(stopped.$("#progress li").text()).toBe("1 is closed and was left as it is.");
    await browser.send(await browser.open(`/desk/enquiries/${references[3]}`), { note: "Since" }, "note");
    await browser.send(stopped, {}, "undo");
    await goOn();
    expect(said(await browser.open(address))).toBe(
      `${MANY - 2} enquiries are as before. 1 enquiry was changed since and was left.`,
    );
  });
});
