import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const handler = webHandler(site, async () => testNeeds(real.table, clock));

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

describe("enquiries from one address", () => {
  it("are three in an hour; the fourth is told why, keeps what was typed, and is not taken in", async () => {
    const answers = {
      message: "What I have to say.",
      name: "Ada Example",
      email: "ada@trust.example",
      organisation: "Nowhere Street Choir",
      consent: "yes",
    };
    const send = async (message: string) => {
      const browser = new Browser(handler);
      const form = await browser.open("/enquiry?about=general");
      const led = await browser.send(form, { ...answers, message }, "check");
      return browser.send(await browser.open(led.to), {}, "send");
    };
    for (const message of ["One", "Two", "Three"]) expect((await send(message)).status).toBe(303);
    const told = await send("Four");
    expect(told.status).toBe(429);
    expect(told.$(".nhsuk-error-summary").text()).toContain("This email address was used here several times");
    expect(told.$("textarea").val()).toBe("Four");
    const received = (await real.entries("2026-11-23")).filter(({ name }) => name === "EnquiryReceived");
    expect(received).toHaveLength(3);
    // Without scripts there is no proof of work: taken in, and shown to the team as unchecked.
    const heads = (await real.items("ENQUIRY#")).filter(({ sk }) => sk === "ENQUIRY");
    expect(heads.map(({ enquiry }) => enquiry)).toEqual(
      Array(3).fill(expect.objectContaining({ unchecked: true })),
    );
  });
});
