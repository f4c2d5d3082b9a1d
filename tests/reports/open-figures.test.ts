import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { figureOf, type PeriodFigures, sayFigure } from "../../shared/reports/figures/figure.ts";
import { periodOf } from "../../shared/reports/figures/period.ts";
import { figuresItem } from "../../shared/reports/figures/store.ts";
import { makeOpenFigures } from "../../shared/reports/open/make-open.ts";
import { Browser } from "../support/browser.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

const quarter = (date: string, more: Partial<PeriodFigures> = {}): PeriodFigures => {
  const period = periodOf("quarter", date);
  return {
    period,
    through: period.last,
    counts: { enquiries: 12, "answered-in-time": 9, "answered-late": 1, applications: 3 },
    standing: {
      members: 60,
      "members|organisation:supplier": 41,
      "members|organisation:icb": 11,
      "members|organisation:nhs-trust": 5,
      "members|organisation:hospice": 3,
    },
    people: { active: 20 },
    ...more,
  };
};
const running = { ...quarter("2026-11-01"), through: "2026-11-30" };

const shownAs = (open: ReturnType<typeof makeOpenFigures>, title: string) =>
  open?.figures.find((one) => one.title === title)?.value;

describe("the open figures", () => {
  test("are those of the last quarter that is over, the same numbers as everywhere", () => {
    const last = quarter("2026-08-01");
    const open = makeOpenFigures([quarter("2026-05-01"), last, running]);
    expect(open?.period).toBe("July 2026 to September 2026");
    for (const [name, title] of [
      ["members", "Members"],
      ["active-people", "Active people"],
      ["enquiries", "Enquiries"],
      ["answered-in-time", "Answered in time"],
    ] as const)
      expect(shownAs(open, title)).toBe(sayFigure(name, figureOf(last, name)));
    expect(open?.members.points.map(({ on }) => on)).toEqual(["2026-06-30", "2026-09-30"]);
  });

  test("hold back what is small, and what it could be worked out from looks the same", () => {
    const open = makeOpenFigures([quarter("2026-08-01")]);
    expect(shownAs(open, "Applications")).toBe("fewer than 5");
    expect(open?.tables[0]?.rows).toEqual([
      ["NHS trust", "not shown"],
      ["Hospice", "not shown"],
      ["Integrated care board", "11"],
      ["Supplier", "41"],
    ]);
  });

  test("are none before the first quarter is over", () => {
    expect(makeOpenFigures([running])).toBeUndefined();
  });
});

describe("their page", () => {
  let real: RealTable;
  const clock = { now: "2026-11-30T09:00:00.000Z" };
  const needs = () => testNeeds(real.table, clock);
  const visit = () => new Browser(webHandler(site, async () => needs())).open("/figures");
  beforeAll(async () => {
    real = await startRealTable();
  });
  afterAll(() => real.stop());

  test("is empty at first, holds what it read for an hour, and is linked from every page", async () => {
    const page = await visit();
    expect(page.text).toContain("when the programme’s first three months are over");
    expect(page.$('footer a[href="/figures"]')).toHaveLength(1);
    await real.table.client.send(
      new PutCommand({ TableName: real.table.name, Item: figuresItem(quarter("2026-08-01")) }),
    );
    expect((await visit()).text).toContain("first three months");
    clock.now = "2026-11-30T10:01:00.000Z";
    const later = await visit();
    expect(later.text).toContain("60 members");
    expect(later.text).not.toMatch(/\b3\b/);
  });
});
