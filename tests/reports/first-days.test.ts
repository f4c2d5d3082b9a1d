import { afterAll, beforeAll, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { newId } from "../../shared/platform/ids.ts";
import { rollUpDays } from "../../shared/reports/days/commands.ts";
import { barOf, readsIn } from "../support/bars.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { during } from "../support/traffic.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
// In summer a London day lies in two days of the journal.
const clock = { now: "2026-07-15T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const onDesk = webHandler(desk, async () => needs());

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const open = async (path: string) => {
  const browser = new Browser(onDesk, signedIn(needs()));
  // What a function holds for minutes is read by then.
  await browser.open(path);
  const { result: page, traffic } = await during(() => browser.open(path));
  expect(page.status).toBe(200);
  return { text: page.text, reads: readsIn(traffic.calls) };
};
const bar = (path: string): number => barOf({ method: "GET", path, isDone: true }).reads;
const join = async (): Promise<void> => {
  const person = newId();
  const data = { via: "form", segment: "supplier" } as const;
  const joined = record(MemberJoined, { subject: person, person, data }, testOccasion(needs()));
  await commit(needs(), { once: newId(), entries: [joined] });
};

const lastWeek = "/desk/report";
const thisWeek = "/desk/report/2026-07-13";

test("before its first night a programme has no week that is over: nothing of it is counted", async () => {
  await join();
  const { text, reads } = await open(lastWeek);
  expect(text).toContain("0 new members");
  expect(reads).toBeLessThanOrEqual(bar(lastWeek));
});

test("its first day is counted from the journal of that day", async () => {
  const { text, reads } = await open(thisWeek);
  expect(text).toContain("1 new member");
  expect(reads).toBeLessThanOrEqual(bar(thisWeek));
});

test("when nights have failed, a page counts the day after the last one itself and says how far it goes", async () => {
  await rollUpDays(needs(), "2026-07-15");
  clock.now = "2026-07-19T09:00:00.000Z";
  await join();
  const { text, reads } = await open(thisWeek);
  expect(text).toContain("1 new member");
  expect(text).toContain("The figures go up to Thursday 16 July 2026");
  expect(reads).toBeLessThanOrEqual(bar(thisWeek));
});
