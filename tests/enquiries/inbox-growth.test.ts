import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import { enquiryKey } from "../../shared/enquiries/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

/** As many as the team has open; more than three pages of the table hold. */
const OPEN = 3000;

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const browser = () => new Browser(handler, signedIn(needs()));
const rows = (page: Met) => page.$(".list-table tbody tr").length;
const next = (page: Met) => page.$('nav[aria-label="Pages"] a:last-child');

const copy = async (reference: string) => {
  const { pk } = enquiryKey(reference);
  const items = (await real.items(pk)).filter(
    ({ pk: one, sk }) => one === pk && !String(sk).startsWith("MESSAGE"),
  );
  const copies = Array.from({ length: OPEN / 2 }, (_, nth) => nth).flatMap((nth) =>
    items.map((item) => {
      const name = `ENQ-COPY-${nth}-${reference}`;
      return JSON.parse(JSON.stringify(item).replaceAll(reference, name));
    }),
  );
  for (let from = 0; from < copies.length; from += 25) {
    const puts = copies.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await real.table.client.send(new BatchWriteCommand({ RequestItems: { [real.table.name]: puts } }));
  }
};

beforeAll(async () => {
  real = await startRealTable();
  const press = await sendForm(needs(), testOccasion(needs()), { subject: "About trams", kind: "press" });
  const mine = await sendForm(needs(), testOccasion(needs()), { subject: "About trains" });
  await changeEnquiry(needs(), { reference: mine }, { once: newId() }, (enquiry, { targets }) =>
    assignEnquiry(enquiry, theo.id, { occasion: testOccasion(needs()), targets }),
  );
  for (const reference of [press, mine]) await copy(reference);
  clock.now = "2026-11-26T09:00:00.000Z";
  // The team is held by the function; its first visit is not what is measured here.
  await browser().open("/desk");
}, 120_000);
afterAll(() => real.stop());

describe("the inbox of thousands of open enquiries", () => {
  it.each([
    ["", 50],
    ["?view=mine", 50],
    ["?view=nobody", 50],
    ["?view=waiting", 0],
    ["?view=all", 50],
    ["?view=to-do&due=late", 50],
    ["?view=all&due=today", 0],
  ])("reads for %j a page of them and no more", async (query, shown) => {
    const { result: page, traffic } = await during(() => browser().open(`/desk/enquiries${query}`));
    expect(rows(page)).toBe(shown);
    expect(Buffer.byteLength(page.html)).toBeLessThan(100_000);
    expect(traffic.calls["dynamodb:Query"]).toBeLessThanOrEqual(2);
    expect(traffic.items).toBeLessThan(130);
    expect(traffic.bytes).toBeLessThan(130_000);
  });

  it.each(["?q=trains", "?kind=press", "?view=to-do&assignee=nobody", "?q=nowhere"])(
    "looks for %j in two queries at most",
    async (query) => {
      const { traffic } = await during(() => browser().open(`/desk/enquiries${query}`));
      expect(traffic.calls["dynamodb:Query"]).toBeLessThanOrEqual(2);
      expect(traffic.items).toBeLessThan(1100);
    },
  );

  it("goes on to the page that follows, keeps the filters, and leads back to the first", async () => {
    const first = await browser().open("/desk/enquiries?view=mine&due=late");
    const second = await browser().open(next(first).attr("href") ?? "");
    expect(second.text).toContain("51 to 100");
    const references = (page: Met) =>
      page
        .$(".list-table tbody th .list-table__more:last-child")
        .toArray()
        .map((one) => page.$(one).text());
    expect(references(second).filter((one) => references(first).includes(one))).toEqual([]);
    expect(next(second).attr("href")).toContain("due=late");
    const start = second.$('nav[aria-label="Pages"] a:first-child').attr("href") ?? "";
    expect(references(await browser().open(start))).toEqual(references(first));
  });

  it("says how far it looked when nothing fits, and looks further when asked", async () => {
    const page = await browser().open("/desk/enquiries?q=nowhere");
    expect(page.text).toContain("No results for “nowhere” among the 1000 enquiries that were looked through");
    expect(next(page).text()).toBe("Look further");
    const last = await browser().open(next(page).attr("href") ?? "");
    expect(last.status).toBe(200);
  });

  it("offers to merge with some of them without reading all", async () => {
    const [one] = (await real.items("ENQUIRY#")).filter(({ sk }) => sk === "ENQUIRY");
    const reference = String(one?.["pk"]).slice("ENQUIRY#".length);
    const { traffic } = await during(() => browser().open(`/desk/enquiries/${reference}/merge`));
    expect(traffic.items).toBeLessThan(700);
  });
});
