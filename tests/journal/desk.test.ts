import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { anEnquiry } from "../failures/samples.ts";
import { Browser, type Met } from "../support/browser.ts";
import { signedIn, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const team = () => new Browser(handler, signedIn(needs()));

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const happen = async (entry: Entry): Promise<void> => {
  await commit(needs(), { once: `test:${entry.id}`, entries: [entry] });
};
const asked = async () =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ name }) => name === "RepublishRequested")
    .map(({ data }) => data);

describe("the journal at the desk", () => {
  test("shows what happened on a day, newest first, and the history of one thing", async () => {
    expect((await team().open("/desk/journal")).text).toContain("Nothing happened on this day.");
    await happen(anEnquiry(clock.now));
    const later: Entry = {
      ...anEnquiry(plus(clock.now, "PT1H")),
      subject: { kind: "enquiry", id: "ENQ-9999-9999" },
    };
    await happen(later);
    const page = await team().open("/desk/journal");
    expect(
      page
        .$("tbody tr")
        .map((_, row) => page.$(row).find("td a").first().text())
        .get(),
    ).toEqual(["ENQ-9999-9999", "ENQ-4F7K-2Q9C"]);
    const one = await team().open("/desk/journal?subject=enquiry%3AENQ-9999-9999");
    expect(one.$("tbody tr").length).toBe(1);
    expect((await team().open("/desk/journal?subject=%3Cscript%3E")).text).toContain(
      "Nothing is known about “<script>”.",
    );
  });

  test("shows a day and a history of more than fifty in pages, each entry once and in order", async () => {
    const day = utcDate(clock.now);
    for (let minute = 0; minute < 60; minute += 1) await happen(anEnquiry(plus(clock.now, `PT${minute}M`)));
    for (const query of [`day=${day}`, "subject=enquiry%3AENQ-4F7K-2Q9C"]) {
      const first = await team().open(`/desk/journal?${query}`);
      const times = (page: Met) =>
        page
          .$("tbody tr td:nth-child(3)")
          .toArray()
          .map((one) => page.$(one).text());
      expect(times(first)).toHaveLength(50);
      const next = first.$('nav[aria-label="Pages"] a:last-child').attr("href") ?? "";
      const second = await team().open(next);
      expect(second.text).toContain("51 to ");
      expect(times(second).length).toBeGreaterThanOrEqual(10);
      expect(times(second)[0]).not.toBe(times(first).at(-1));
      const start = second.$('nav[aria-label="Pages"] a:first-child').attr("href") ?? "";
      expect(times(await team().open(start))).toEqual(times(first));
    }
  });

  test.each(["0.0.%", "0.0.MjAyNi0xMS0yMyM", "9.9.x", "0.1.fn5-fn5-"])(
    "is not put off by a cursor of %j",
    async (after) => {
      for (const query of ["", "subject=enquiry%3AENQ-4F7K-2Q9C&"])
        expect((await team().open(`/desk/journal?${query}after=${encodeURIComponent(after)}`)).status).toBe(
          200,
        );
    },
  );

  test("publishes a period again, asked for once, in London's time", async () => {
    const browser = team();
    const page = await browser.open("/desk/journal");
    const fields = [
      ["_form", String(page.$("[name=_form]").val())],
      ["from", "2026-07-01T08:00"],
      ["to", "2026-07-01T09:00"],
    ] as const;
    const answer = await browser.post("/desk/journal", fields);
    await browser.post("/desk/journal", fields);
    expect(answer.to).toBe("/desk/journal?done=republish");
    expect(await asked()).toEqual([{ from: "2026-07-01T07:00:00.000Z", to: "2026-07-01T08:00:00.000Z" }]);
    expect((await browser.open(answer.to)).text).toContain("will be published again");
  });

  test.each([
    ["", "2026-07-01T09:00", "Enter when the period begins"],
    [
      "2026-07-01",
      "2026-07-01T09:00",
      "Enter the date and time when the period begins, like 2026-11-23T08:00",
    ],
    ["2026-02-30T08:00", "2026-07-01T09:00", "The period must begin on a real date and time"],
    ["2026-07-01T09:00", "2026-07-01T09:00", "The period must end after it begins"],
    ["2026-05-01T09:00", "2026-07-01T09:00", "The period must be 31 days or fewer"],
  ])("from %j to %j: %s", async (from, to, message) => {
    const browser = team();
    const page = await browser.open("/desk/journal");
    const token = String(page.$("[name=_form]").val());
    const answer = await browser.post("/desk/journal", [
      ["_form", token],
      ["from", from],
      ["to", to],
    ]);
    expect(answer.status).toBe(422);
    expect(answer.$(".nhsuk-error-summary").text()).toContain(message);
    expect(answer.$("#from").val() ?? "").toBe(from);
    expect(await asked()).toEqual([]);
  });

  test("who only looks cannot publish", async () => {
    const viewer = new Browser(handler, signedIn(needs(), "viewer", vera));
    const page = await viewer.open("/desk/journal");
    expect(page.$("form[method=post]").length).toBe(0);
    expect((await viewer.post("/desk/journal", [["from", "2026-07-01T08:00"]])).status).toBe(403);
  });
});
