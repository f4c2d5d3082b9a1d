import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { desk } from "../../../functions/desk.ts";
import { webHandler } from "../../../functions/entry-points/page.ts";
import type { PeriodFigures } from "../../../shared/reports/figures/figure.ts";
import { periodOf, periodsUpTo } from "../../../shared/reports/figures/period.ts";
import { figuresItem } from "../../../shared/reports/figures/store.ts";
import { groupNames } from "../../../shared/reports/insight/group-titles.ts";
import { readsIn } from "../../support/bars.ts";
import { Browser } from "../../support/browser.ts";
import { signedIn } from "../../support/desk-session.ts";
import { type RealTable, startRealTable } from "../../support/real-table.ts";
import { during } from "../../support/traffic.ts";
import { testNeeds } from "../../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-30T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const onDesk = webHandler(desk, async () => needs());
const browser = () => new Browser(onDesk, signedIn(needs(), "viewer"));

const pages = ["/desk/insight", ...groupNames.map((group) => `/desk/insight/${group}`)];

const figuresOf = (period: PeriodFigures["period"], nth: number): PeriodFigures => ({
  period,
  through: period.last,
  counts: { joined: 1000 + nth, enquiries: 4 },
  standing: { members: 1000 + nth, "members|region:london": 3 },
  people: { active: 25 },
});

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

test.each(pages)("%s says that there are no figures yet where no night has run", async (path) => {
  const page = await browser().open(path);
  expect(page.status).toBe(200);
  expect(page.text).toContain("There are no figures for this period yet.");
});

test("a group or a chart that is none is no page", async () => {
  for (const path of ["/desk/insight/x", "/desk/insight/growth?format=csv&part=x"])
    expect((await browser().open(path)).status).toBe(404);
});

test("every page shows the chosen period in three reads and 100 kilobytes, and its file has the same number", async () => {
  const months = periodsUpTo(periodOf("month", "2026-10-01"), 13);
  const quarters = periodsUpTo(periodOf("quarter", "2026-09-01"), 9);
  for (const [nth, period] of [...months, ...quarters].entries())
    await real.table.client.send(
      new PutCommand({ TableName: real.table.name, Item: figuresItem(figuresOf(period, nth)) }),
    );
  const who = browser();
  for (const path of pages)
    for (const period of ["2026-10", "2026-Q3"]) {
      const { result: page, traffic } = await during(() => who.open(`${path}?period=${period}&against=year`));
      expect(page.status).toBe(200);
      expect(readsIn(traffic.calls)).toBeLessThanOrEqual(3);
      expect(page.html.length).toBeLessThan(100 * 1024);
    }
  const page = await who.open("/desk/insight/growth?period=2026-10");
  expect(page.$("#regions").parent().text()).toContain("London");
  const href = page.$("section:has(#members) a[href*='format=csv']").attr("href") ?? "";
  const file = await who.open(href);
  expect(file.headers["content-disposition"]).toContain("members-2026-10.csv");
  expect(page.$("section:has(#members) td").first().text()).toBe("1,012");
  expect(file.file.toString()).toContain('"October 2026",1012');
});
