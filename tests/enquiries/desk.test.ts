import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desk } from "../../functions/desk.ts";
import { onEnquiryReceived } from "../../functions/enquiries/on-enquiry-received.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, theo, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { reactionOccasion, testNeeds, testOccasion } from "../support/visiting.ts";
import { sendForm } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const at = (cookies: Record<string, string>) => new Browser(handler, cookies);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const sent = (more: { readonly name?: string; readonly organisation?: string } = {}): Promise<string> =>
  sendForm(needs(), testOccasion(needs()), more);
const marks = async () =>
  (await real.entries(utcDate(clock.now)))
    .map(({ name }) => name)
    .filter((name) => name !== "EnquiryReceived")
    .sort();

describe("the list of enquiries", () => {
  it("says so when nobody waits and when none was answered", async () => {
    const browser = at(signedIn(needs()));
    expect((await browser.open("/desk/enquiries")).text).toContain("Nobody is waiting for an answer.");
    expect((await browser.open("/desk/enquiries?view=answered")).text).toContain(
      "No enquiry is answered and still open.",
    );
    expect((await browser.open("/desk/enquiries?view=%00constructor")).status).toBe(200);
  });

  it("shows what is most urgent first, in one query, and escapes what they wrote", async () => {
    const first = await sent({ name: "<b>Bold</b>", organisation: '"><script>alert(1)</script>' });
    clock.now = plus(clock.now, "P3D");
    const second = await sent();
    const browser = at(signedIn(needs(), "viewer"));
    real.calls();
    const page = await browser.open("/desk/enquiries");
    expect(real.calls()).toEqual(["Query"]);
    const rows = page
      .$(".inbox__row")
      .toArray()
      .map((row) => page.$(row).text().replaceAll(/\s+/g, " "));
    expect(rows[0]).toContain(first);
    expect(rows[0]).toContain("<b>Bold</b>");
    expect(rows[0]).toContain("Late");
    expect(rows[1]).toContain(second);
    expect(rows[1]).not.toContain("Late");
    expect(page.$("main script, .inbox b")).toHaveLength(0);
  });
});

describe("one enquiry", () => {
  it("is found however its reference is typed", async () => {
    const reference = await sent();
    const browser = at(signedIn(needs(), "viewer"));
    const page = await browser.open(`/desk/enquiries/${reference.toLowerCase()}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Our letters take three weeks.");
    expect(page.$("form")).toHaveLength(0);
  });

  it.each(["ENQ-0000-0000", "ENQ-0000-0001", "%E0%A4%A", "..%2f..", "EVT-0000-0000", "x".repeat(500)])(
    "that is not there is said not to be: %s",
    async (reference) => {
      const page = await at(signedIn(needs())).open(`/desk/enquiries/${reference}`);
      expect(page.status).toBe(404);
      expect(page.$("h1").text()).toBe("Page not found");
    },
  );

  it.each(["constructor", "__proto__", "toString", "<script>"])(
    "does not show a banner for ?done=%s",
    async (done) => {
      const reference = await sent();
      const page = await at(signedIn(needs())).open(`/desk/enquiries/${reference}?done=${done}`);
      expect(page.status).toBe(200);
      expect(page.$(".nhsuk-notification-banner")).toHaveLength(0);
    },
  );

  it("is marked as answered, and opened again", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const answered = await browser.send(await browser.open(url), {}, "answered");
    expect(answered.to).toBe(`${url}?done=answered`);
    const page = await browser.open(answered.to);
    expect(page.$(".nhsuk-notification-banner").text()).toContain("Marked as answered.");
    expect((await browser.open("/desk/enquiries?view=answered")).text).toContain(url.split("/").at(-1));
    const opened = await browser.send(page, {}, "open");
    expect((await browser.open(opened.to)).$(".nhsuk-notification-banner").text()).toContain("Open again.");
    expect(await marks()).toEqual(["EnquiryAnswered", "EnquiryMoved", "EnquiryMoved"]);
  });

  it("marked by a double click is marked once, and nobody is told of a conflict", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    const page = await browser.open(url);
    const sends = [await browser.send(page, {}, "answered"), await browser.send(page, {}, "answered")];
    expect(sends.map(({ to }) => to)).toEqual([`${url}?done=answered`, `${url}?done=answered`]);
    const both = await browser.open(url);
    const reopens = await Promise.all([browser.send(both, {}, "open"), browser.send(both, {}, "open")]);
    expect(reopens.map(({ to }) => to)).toEqual([`${url}?done=open`, `${url}?done=open`]);
    expect(await marks()).toEqual(["EnquiryAnswered", "EnquiryMoved", "EnquiryMoved"]);
  });

  it("marked by two people is marked by the first; the second is told, and sees how it stands", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const first = at(signedIn(needs(), "team", theo));
    const second = at(signedIn(needs(), "admin", vera));
    const [one, two] = [await first.open(url), await second.open(url)];
    expect((await first.send(one, {}, "answered")).status).toBe(303);
    const told = await second.send(two, {}, "answered");
    expect(told.status).toBe(409);
    expect(told.$(".nhsuk-error-summary").text()).toContain("Somebody has already done this.");
    expect(told.text).toContain("Open it again");
    expect(await marks()).toEqual(["EnquiryAnswered", "EnquiryMoved"]);
  });

  it("marked at the very same moment by many is marked once, and all others are told", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const people = Array.from({ length: 8 }, (_, index) =>
      at(signedIn(needs(), "team", { id: newId(), name: `T${index}` })),
    );
    const pages = await Promise.all(people.map((person) => person.open(url)));
    const sends = await Promise.all(
      people.map((person, index) => person.send(pages[index] ?? expect.fail(), {}, "answered")),
    );
    expect(sends.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(sends.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await marks()).toEqual(["EnquiryAnswered", "EnquiryMoved"]);
  });

  it("is left alone by a form that does not say what to do", async () => {
    const url = `/desk/enquiries/${await sent()}`;
    const browser = at(signedIn(needs()));
    for (const step of ["", "delete", "constructor"])
      expect((await browser.send(await browser.open(url), { _step: step })).status).toBe(422);
    expect(await marks()).toEqual([]);
  });
});

describe("an enquiry's letters", () => {
  it("are two, and two they remain when the entry is delivered again", async () => {
    await sent();
    const [received] = await real.entries(utcDate(clock.now));
    const entry = EnquiryReceived.parse(received);
    const react = () =>
      onEnquiryReceived(needs(), entry, reactionOccasion(needs(), "enquiries/on-enquiry-received", entry));
    await react();
    await Promise.all([react(), react()]);
    const letters = (await real.letters()).filter(({ queuedAt }) => queuedAt === clock.now);
    expect(letters.map(({ kind }) => kind).sort()).toEqual(["enquiry-for-team", "enquiry-received"]);
    expect(letters.map(({ to }) => to)).toContainEqual({ person: entry.person });
    expect(letters.every(({ about }) => about === `enquiry:${entry.subject.id}`)).toBe(true);
    expect(JSON.stringify(letters)).not.toMatch(/Ada|trust\.example|three weeks/);
  });
});
