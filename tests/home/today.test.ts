import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { describeTask } from "../../shared/projects/stages/commands.ts";
import { addTask } from "../../shared/tasks/commands.ts";
import { workItem } from "../../shared/work/item.ts";
import { sendForm } from "../enquiries/samples.ts";
import { at, form, makeProject } from "../projects/samples.ts";
import { readsIn } from "../support/bars.ts";
import { ask, Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { keepWork } from "../support/work-kept.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const onDesk = webHandler(desk, async () => needs());
const asha = { id: newId(), name: "Asha Example" };
const browser = () => new Browser(onDesk, signedIn(needs(), "team", asha));
const today = () => browser().open("/desk");

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

describe("Today", () => {
  it("says which day it is, and that nothing waits", async () => {
    const page = await today();
    expect(page.$("h1").text()).toContain("Monday 23 November 2026");
    expect(page.text).toContain("Nothing waits for you today.");
    expect(page.text).toContain("Everything has an owner.");
    expect(page.text).toMatch(/0 letters wait for approval.*0 failures to look at/);
  });

  it("shows an enquiry that nobody has with its subject and who asks, to be taken from the list", async () => {
    const reference = await sendForm(needs(), testOccasion(needs()), { subject: "Our letters" });
    await keepWork(real, needs());
    clock.now = plus(clock.now, "P3D");
    const who = browser();
    const page = await who.open("/desk");
    const line = page.$(".work-list > li");
    expect(line.text()).toMatch(/Answer.*Our letters.*Ada Example, Invented Trust.*25 Nov 2026.*Late/s);
    expect(line.find("a").attr("href")).toBe(`/desk/enquiries/${reference}`);
    const taken = await who.send(page, {}, "take-enquiry");
    // Found to be taken although the list has not heard of it yet.
    expect((await who.open(taken.to)).text).toContain("Everything has an owner.");
    await keepWork(real, needs());
    const mine = await who.open("/desk");
    expect(mine.text).toMatch(/Waiting for you \(1\).*Late \(1\).*Our letters/);
  });

  it("shows my tasks by day with what they are about, done and undone from here", async () => {
    const given = () => ({ occasion: at(clock.now), once: newId() });
    const project = await makeProject(needs(), { ...form, prepared: "yes" }, given());
    const details = { owner: asha.id, dueOn: "2026-11-26" };
    await describeTask(needs(), { reference: project, id: "brief", by: asha.id, details }, given());
    const [enquiry] = await real.items("ENQUIRY#");
    const subject = { pk: String(enquiry?.["pk"]), sk: "ENQUIRY" };
    const about = `enquiry:${subject.pk.slice("ENQUIRY#".length)}`;
    const task = { id: newId(), text: "Ring the ward", about, subject, owner: asha.id, by: asha.id };
    await addTask(needs(), { ...task, dueOn: "2027-02-01" }, given());
    await keepWork(real, needs());
    const who = browser();
    const page = await who.open("/desk");
    expect(page.text).toMatch(
      /Today \(1\).*Write the project brief.*Later \(1\).*Ring the ward.*Our letters/,
    );
    const done = await who.send(page, {}, "done");
    const after = await who.open(done.to);
    expect(after.text).toContain("1 task is done.");
    expect(after.text).not.toContain("Today (1)");
    expect((await who.send(after, {}, "to-do")).status).toBe(303);
    expect((await who.open("/desk")).text).toContain("Today (1)");
  });

  it("reads no more however much waits: three calls, and a hundred keys", async () => {
    const items = Array.from({ length: 120 }, (_, nth) => {
      const of = nth % 2 === 0 ? asha.id : undefined;
      return workItem(of, {
        kind: "task",
        about: `project:PRJ-0000-00${nth}`,
        part: `task-${nth}`,
        dueOn: "2026-11-26",
      });
    });
    for (let from = 0; from < items.length; from += 25) {
      const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await real.table.client.send(new BatchWriteCommand({ RequestItems: { [real.table.name]: puts } }));
    }
    await today();
    const { result: page, traffic } = await during(today);
    expect(page.status).toBe(200);
    expect(readsIn(traffic.calls)).toBe(3);
  });
});

describe("the statements", () => {
  it.each([
    ["/accessibility", "Accessibility"],
    ["/privacy", "What we keep about you"],
  ])("%s is there, and linked from every page", async (path, title) => {
    const handler = webHandler(site, async () => needs());
    expect((await ask(handler, path)).$("h1").text()).toBe(title);
    expect((await ask(handler, "/enquiry")).$(`footer a[href="${path}"]`)).toHaveLength(1);
  });
});
