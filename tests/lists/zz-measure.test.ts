import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { sendForm } from "../enquiries/samples.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
beforeAll(async () => {
  real = await startRealTable();
  for (let n = 0; n < 60; n += 1)
    await sendForm(needs(), testOccasion(needs()), {
      subject: `Letters that nobody reads ${n}`,
      message: "Our letters take three weeks, and nobody knows why. ".repeat(4),
    });
}, 60_000);
afterAll(() => real.stop());
test("measure", async () => {
  const browser = new Browser(
    webHandler(desk, async () => needs()),
    signedIn(needs()),
  );
  await browser.open("/desk/enquiries");
  real.calls();
  const page = await browser.open("/desk/enquiries");
  writeFileSync("/tmp/measured.txt", `${Buffer.byteLength(page.html)} ${JSON.stringify(real.calls())}`);
  writeFileSync("/tmp/inbox.html", page.html);
  expect(page.status).toBe(200);
});
