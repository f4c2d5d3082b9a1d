import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry, moveEnquiry } from "../../shared/enquiries/decide.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser, type Met } from "../support/browser.ts";
import { OF_SESSION, signedIn, theo } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const browser = () => new Browser(handler, signedIn(needs()));
const subjects = (page: Met) =>
  page
    .$(".list-table__record")
    .toArray()
    .map((subject) => page.$(subject).text());
const show = async (query: string) => subjects(await browser().open(`/desk/enquiries?${query}`));
const address = "bjorn@tideway.example";
let reference = "";

beforeAll(async () => {
  real = await startRealTable();
  const send = (more: Parameters<typeof sendForm>[2]) => sendForm(needs(), testOccasion(needs()), more);
  const change = async (one: string, decide: Parameters<typeof changeEnquiry>[3]) =>
    changeEnquiry(needs(), { reference: one }, { once: newId() }, decide);
  const late = await send({ subject: "Late", kind: "press", organisation: "The Invented Gazette" });
  clock.now = plus(clock.now, "P1D");
  reference = await send({ subject: "Today", name: "Björn Example", email: address });
  clock.now = plus(clock.now, "P1D");
  const shut = await send({
    name: "B. Example",
    subject: "Shut",
    message: "About the orchard",
    email: address,
  });
  const mine = await send({ subject: "Mine" });
  const waiting = await send({ subject: "Waiting" });
  const given = { occasion: testOccasion(needs()) };
  await change(shut, (enquiry, planning) => moveEnquiry(enquiry, "closed", { ...given, planning }));
  await change(waiting, (enquiry, planning) => moveEnquiry(enquiry, "waiting", { ...given, planning }));
  await change(mine, (enquiry, { targets }) =>
    assignEnquiry(enquiry, theo.id, { occasion: given.occasion, targets }),
  );
  expect(late).not.toBe(mine);
  clock.now = "2026-11-26T09:00:00.000Z";
});
afterAll(() => real.stop());

describe("the inbox", () => {
  it.each([
    ["", ["Late", "Today", "Mine"]],
    ["view=mine", ["Mine"]],
    ["view=nobody", ["Late", "Today", "Waiting"]],
    ["view=waiting", ["Waiting"]],
    ["view=answered", []],
    ["view=closed", ["Shut"]],
    ["view=all", ["Late", "Today", "Mine", "Waiting", "Shut"]],
    ["view=all&due=late", ["Late"]],
    ["due=today", ["Today"]],
    ["kind=press", ["Late"]],
    ["kind=workshop", []],
    [`view=all&assignee=${theo.id}`, ["Mine"]],
    ["assignee=nobody", ["Late", "Today"]],
    ["organisation=gazette", ["Late"]],
    ["unchecked=yes", []],
    ["q=bjorn", ["Today"]],
    ["q=ORCHARD", ["Shut"]],
    ["q=gazette+late", ["Late"]],
    ["q=gazette+today", []],
  ])("shows for %j the most urgent first: %j", async (query, expected) => {
    expect((await show(query)).sort()).toEqual([...expected].sort());
    expect((await show(query)).slice(0, 2)).toEqual(expected.slice(0, 2));
  });

  it("counts what each view holds beside its one query", async () => {
    const theirs = new Browser(handler, await signedIn(needs()));
    real.calls();
    const page = await theirs.open("/desk/enquiries");
    expect(real.calls()).toEqual([OF_SESSION, "BatchGetItem", "Query"]);
    const counts = page.$(".views a").toArray();
    expect(counts.map((view) => page.$(view).text().replaceAll(/\s+/g, " ").trim())).toEqual([
      "To answer 3",
      "Mine 1",
      "Nobody’s 3",
      "Waiting for them 1",
      "Answered 0",
      "Closed",
      "All",
    ]);
  });

  it("opens one by its reference, however it is typed", async () => {
    const typed = ` ${reference.toLowerCase().replaceAll("-", " ")} `;
    const found = await browser().open(`/desk/enquiries?q=${encodeURIComponent(typed)}`);
    expect(found.to).toBe(`/desk/enquiries/${reference}`);
    expect((await browser().open("/desk/enquiries?q=ENQ-0000-0000")).text).toContain("No results");
  });

  it("finds by an address all that its person asked, and keeps the address out of its own", async () => {
    const found = await browser().open(`/desk/enquiries?view=all&q=${address.toUpperCase()}`);
    expect(found.to).toMatch(/^\/desk\/enquiries\?person=[\da-f-]{36}$/);
    const page = await browser().open(found.to);
    expect(subjects(page).sort()).toEqual(["Shut", "Today"]);
    expect(page.$("h1").text()).toBe("Enquiries of Björn Example");
    expect((await browser().open("/desk/enquiries?q=nobody@nowhere.example")).text).toContain("No results");
  });

  it("keeps its filters in the links to other views", async () => {
    const page = await browser().open("/desk/enquiries?view=mine&kind=press&organisation=A+%26+B&due=late");
    const links = page.$(".views a").toArray();
    for (const link of links) {
      const { searchParams } = new URL(page.$(link).attr("href") ?? "", "https://x.example");
      expect(Object.fromEntries(searchParams)).toMatchObject({
        kind: "press",
        organisation: "A & B",
        due: "late",
      });
    }
    expect(page.text).toContain("No results");
  });

  it("says by when, in words", async () => {
    const { text } = await browser().open("/desk/enquiries?view=all");
    expect(text).toContain("Answer was due yesterday");
    expect(text).toContain("Answer is due today");
    expect(text).toContain("Answer is due tomorrow");
    expect(text).toContain("We asked them yesterday. To be closed by");
    expect(text).toContain("Closed yesterday");
  });

  it.each(["view=constructor", "kind=__proto__", "page=-1", "page=1e9", "page=x", "q=%00%00", "person=x"])(
    "is not put off by ?%s",
    async (query) => {
      expect((await browser().open(`/desk/enquiries?${query}`)).status).toBe(200);
    },
  );
});
