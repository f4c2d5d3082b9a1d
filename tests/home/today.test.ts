import { BatchWriteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { eventItem } from "../../shared/events/store.ts";
import { failureKey } from "../../shared/failures/failure.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { sendForm } from "../enquiries/samples.ts";
import { state } from "../events/examples.ts";
import { ask, Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const onDesk = webHandler(desk, async () => needs());

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const today = () => new Browser(onDesk, signedIn(needs(), "viewer")).open("/desk");

describe("the desk's first page", () => {
  it("says which day it is, and that nothing waits, is due, is planned or failed", async () => {
    const page = await today();
    expect(page.$("h1").text()).toContain("Monday 23 November 2026");
    expect(page.text).toMatch(/0 enquiries wait for an answer/);
    expect(page.text).toMatch(/0 follow-ups are due.*0 events to come.*0 failures to look at/);
    expect(page.text).toContain("No enquiry is late or due today.");
    expect(page.text).toContain("No follow-up is due.");
    expect(page.text).toContain("No event is planned.");
  });

  it("counts the enquiries that wait, and those that wait too long", async () => {
    await sendForm(needs(), testOccasion(needs()));
    expect((await today()).text).toContain("1 enquiry waits for an answer");
    clock.now = plus(clock.now, "P3D");
    await sendForm(needs(), testOccasion(needs()));
    expect((await today()).text).toMatch(/2 enquiries wait for an answer.*1 late/);
  });

  it("lists what is late with who has it, and leads to it in the inbox", async () => {
    const page = await today();
    const row = page.$('[aria-label="Enquiries to answer today"] tbody tr');
    expect(row).toHaveLength(1);
    expect(row.text()).toMatch(/25 Nov 2026.*Late.*Nobody/s);
    const late = page.$('a[href$="due=late"]').attr("href") ?? "";
    const inbox = await new Browser(onDesk, signedIn(needs(), "viewer")).open(late);
    expect(inbox.text).toContain(row.find("a").text());
  });
});

describe("the desk's first page with more enquiries than anybody can answer", () => {
  it("reads no more than the most urgent, and says that there are more", async () => {
    const [one] = (await real.items("ENQUIRY#")).filter(({ listSort }) =>
      String(listSort).startsWith("1#2026-11-25#"),
    );
    const copies = Array.from({ length: 400 }, (_, nth) => ({
      ...one,
      pk: `ENQUIRY#COPY-${nth}`,
      list: "ENQUIRIES#active",
      listSort: `1#2026-11-25#copy-${String(nth).padStart(3, "0")}`,
    }));
    for (let from = 0; from < copies.length; from += 25) {
      const puts = copies.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await real.table.client.send(new BatchWriteCommand({ RequestItems: { [real.table.name]: puts } }));
    }
    const counts = { pk: "ENQUIRY-COUNTS#0", sk: "COUNTS", "to-do": 401 };
    await real.table.client.send(new PutCommand({ TableName: real.table.name, Item: counts }));
    const { result: page, traffic } = await during(today);
    expect(page.text).toMatch(/40\d enquiries wait for an answer\s*300\+ late/);
    expect(page.$('[aria-label="Enquiries to answer today"] tbody tr')).toHaveLength(8);
    expect(traffic.items).toBeLessThan(320);
  });
});

describe("the numbers of the desk's first page", () => {
  const put = async (items: readonly object[]) => {
    for (let from = 0; from < items.length; from += 25) {
      const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
      await real.table.client.send(new BatchWriteCommand({ RequestItems: { [real.table.name]: puts } }));
    }
  };

  it("are of the whole, however few are shown, and say so where a list was not read to its end", async () => {
    const startsAt = plus(clock.now, "P10D");
    const events = Array.from({ length: 12 }, (_, nth) => {
      const reference = `EVT-0000-00${String(nth).padStart(2, "0")}`;
      return eventItem(state({}, { reference, startsAt, endsAt: plus(startsAt, "PT1H") }).event);
    });
    const failures = Array.from({ length: 203 }, (_, nth) => ({
      ...failureKey(`failure-${nth}`),
      failure: {
        id: `failure-${nth}`,
        kind: "unknown",
        reason: "Invented",
        failedAt: clock.now,
        recordedAt: clock.now,
        payload: "{}",
        correlation: "test",
        status: "open",
      },
      list: "FAILURES#waiting",
      listSort: `${clock.now}#failure-${nth}`,
    }));
    await put([...events, ...failures]);
    const page = await today();
    expect(page.text).toMatch(/12 events to come.*200\+ failures to look at/);
    expect(page.$('[aria-label="Events to come"] tbody tr')).toHaveLength(8);
    expect(page.text).toContain("The first of 12. See all");
    const list = await new Browser(onDesk, signedIn(needs(), "viewer")).open("/desk/failures");
    expect(list.text).toContain("The latest 200. There are more.");
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
