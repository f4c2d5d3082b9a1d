import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { World } from "../support/world.ts";
import { announce, begin, goodAnswers, joinTeam, letterCounts, writeAndSubmit } from "./applying.ts";

let real: RealTable;
let world: World;
let team: Browser;
let call: string;
const clock = { now: "2026-12-01T09:00:00.000Z" };

beforeAll(async () => {
  real = await startRealTable();
  world = new World(real, clock);
  team = (await joinTeam(world, "Theo")).browser;
  expect((await world.onSite().open("/calls")).text).toContain("No call is open at the moment");
  call = await announce(team);
});
afterAll(() => real.stop());

describe("a call", () => {
  test("is shown before it opens, and takes nothing yet", async () => {
    const visitor = world.onSite();
    expect((await visitor.open("/calls")).text).toContain("opens on Monday 11 January 2027 at 9am");
    expect((await visitor.open(`/calls/${call}`)).text).toContain("How we choose");
    const start = await visitor.open(`/calls/${call}/apply`);
    expect(start.text).toContain("This call is not open yet");
  });

  test("is found by the addresses at which calls were before", async () => {
    const visitor = world.onSite();
    const list = await visitor.open("/problems");
    expect([list.status, list.to]).toEqual([301, "/calls"]);
    const one = await visitor.open(`/problems/calls/${call}`);
    expect([one.status, one.to]).toEqual([301, `/calls/${call}`]);
    expect((await visitor.open("/problems/calls/pizza")).status).toBe(404);
  });

  test("opens on its day, in London's time", async () => {
    clock.now = "2027-01-11T09:00:00.000Z";
    expect((await world.onSite().open("/calls")).text).toContain("Open until Friday 12 February 2027 at 5pm");
  });
});

describe("a submission", () => {
  test("of an organisation that cannot apply is refused with the reason and what else there is", async () => {
    const visitor = world.onSite();
    const page = await visitor.open(`/calls/${call}/apply`);
    const sent = await visitor.send(page, {
      name: "Bea Example",
      email: "bea@supplier.example",
      organisation: "Wholly Invented Software",
      segment: "supplier",
      consent: "yes",
    });
    const refused = await visitor.open(sent.to);
    expect(refused.text).toContain("serve public bodies first");
    expect(refused.html).toContain("/enquiry?about=supplier");
    expect(await real.items("APPLICATION#")).toHaveLength(0);
  });

  test("is written section by section, found again by the link, checked and submitted once", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call);
    await world.settle();
    expect(letterCounts(world)).toMatchObject({ "application-started": 1 });
    const early = await visitor.open(`${draft}/check`);
    expect(early.text).toContain("7 sections are not done yet");
    const other = world.onSite();
    expect((await other.open(draft)).text).toContain("Not started");
    const half = await other.open(`${draft}/sections/data`);
    await other.send(half, { available: "Five years of admissions", finished: "no" });
    expect((await other.open(draft)).text).toContain("In progress");
    const submitted = await writeAndSubmit(visitor, draft);
    expect((await visitor.open(submitted.to)).text).toContain("Application submitted");
    await world.settle();
    expect(letterCounts(world)).toMatchObject({ "application-submitted": 1 });
    const withdrawn = await visitor.send(
      await visitor.follow(await visitor.open(draft), "withdraw"),
      {},
      "withdraw",
    );
    expect((await visitor.open(withdrawn.to)).text).toContain("You withdrew this application");
    const again = await visitor.send(await visitor.open(draft), {}, "undo");
    expect((await visitor.open(again.to)).text).toContain("submitted again");
  });

  test("without the promise to work in the open is not done", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: "cam@trust.example" });
    const page = await visitor.open(`${draft}/sections/open`);
    const refused = await visitor.send(page, { finished: "yes" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Without it we cannot take on a problem");
  });

  test("in two windows loses nothing: the second is shown what the first saved, and keeps what it typed", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: "dev@trust.example" });
    const [first, second] = [
      await visitor.open(`${draft}/sections/wider`),
      await visitor.open(`${draft}/sections/wider`),
    ];
    expect((await visitor.send(first, { wider: "From the first window", finished: "no" })).status).toBe(303);
    const warned = await visitor.send(second, { wider: "From the second window", finished: "no" });
    expect(warned.status).toBe(409);
    expect(warned.text).toContain("From the first window");
    expect(warned.$("textarea").text()).toContain("From the second window");
    expect((await visitor.send(warned, {})).status).toBe(303);
    expect((await visitor.open(`${draft}/sections/wider`)).html).toContain("From the second window");
  });

  test("by a link that was altered leads nowhere", async () => {
    expect((await world.onSite().open("/applications/PRB-0000-0000~CAL-0000-0000.0.x")).status).toBe(404);
  });
});

/** Those who are written to are looked for a minute later, when the indexes have them all. */
const settleWithIndexes = async (): Promise<void> => {
  await world.settle();
  await world.advance("PT2M");
  await world.settle();
};

describe("the closing", () => {
  test("is announced three days before to whoever has not submitted, and to nobody else", async () => {
    clock.now = "2027-02-09T17:00:30.000Z";
    await settleWithIndexes();
    expect(letterCounts(world)).toMatchObject({ "application-reminder": 2 });
  });

  test("keeps drafts, says so, and lets them go along to the next call", async () => {
    const visitor = world.onSite();
    const draft = await begin(visitor, call, { email: "eve@trust.example" });
    await visitor.send(await visitor.open(`${draft}/sections/need`), {
      ...goodAnswers("need"),
      finished: "yes",
    });
    clock.now = "2027-02-12T17:00:00.000Z";
    await settleWithIndexes();
    expect(letterCounts(world)).toMatchObject({ "application-missed": 3 });
    expect((await visitor.open(draft)).text).toContain("What you wrote is kept");
    expect((await visitor.open(`/calls/${call}/apply`)).text).toContain("This call has closed");
    const theo = world.atDesk({ id: "0199e7a0-4c1c-7000-8000-00000000000a", name: "Theo" });
    await announce(theo, {
      title: "Summer call",
      opensOn: "2027-02-12",
      opensTime: "10:00",
      closesOn: "2027-06-30",
    });
    const carried = await visitor.send(await visitor.open(draft), {}, "carry");
    const next = await visitor.open(carried.to);
    expect(next.text).toContain("Your application continues here");
    expect((await visitor.open(`${next.to || carried.to.split("?")[0]}/sections/need`)).html).toContain(
      "What they say of need",
    );
    expect((await visitor.open(draft)).text).toContain("You continued it in a later call");
  });
});
