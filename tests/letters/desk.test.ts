import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { onMailEvent } from "../../functions/letters/on-mail-event.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import { markNotSent, markSent } from "../../shared/letters/evidence.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";
import { aLetter, post } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const needs = () => testNeeds(real.table, clock);
const handler = webHandler(desk, async () => needs());
const viewer = () => new Browser(handler, signedIn(needs(), "viewer", vera));

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
});

const posted = (more: Parameters<typeof aLetter>[0] = {}, reader: Parameters<typeof post>[2] = {}) =>
  post(needs(), aLetter({ queuedAt: clock.now, ...more }), reader);

describe("letters at the desk", () => {
  test("are listed by day, with who got what and what became of it", async () => {
    expect((await viewer().open("/desk/letters")).text).toContain("No letters on this day.");
    await posted();
    const late = await posted({}, { name: "Bea <b>Bold</b>" });
    await markNotSent(needs(), late, "too-late");
    await posted({ kind: "enquiry-for-team", to: { team: true } });
    await posted({}, null);
    const page = await viewer().open("/desk/letters");
    expect(page.text).toContain("Ada Example");
    expect(page.text).toContain("Bea <b>Bold</b>");
    expect(page.text).toContain("no longer relevant when it was due");
    expect(page.text).toContain("The team");
    expect(page.text).toContain("Erased");
    expect(page.$("tbody tr").length).toBe(4);
    expect(page.$('a[href="/desk/enquiries/ENQ-4F7K-2Q9C"]').length).toBe(4);
    const before = `/desk/letters?day=${utcDate(plus(clock.now, "-P1D"))}`;
    expect(page.$(`a[href="${before}"]`).text()).toBe("The day before");
  });

  test.each(["nonsense", "2026-02-30", "2999-01-01", "<script>"])(
    "a day that is none (%s) is today",
    async (day) => {
      const page = await viewer().open(`/desk/letters?day=${encodeURIComponent(day)}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain("No letters on this day.");
    },
  );

  test("one is shown as it reads, with its evidence, and its links lead nowhere", async () => {
    const letter = await posted({}, { name: "Ada <i>Example</i>" });
    await markSent(needs(), letter, "ses-1");
    clock.now = plus(clock.now, "PT1M");
    const detail = {
      eventType: "Delivery",
      mail: { messageId: "ses-1", tags: { letter: [letter.id] } },
    };
    await onMailEvent(needs(), detail);
    const page = await viewer().open(`/desk/letters/${letter.id}`);
    expect(page.text).toContain("We have your enquiry ENQ-4F7K-2Q9C");
    expect(page.text).toContain("Dear Ada <i>Example</i>");
    expect(page.$(".letter i, .letter a").length).toBe(0);
    expect(page.text).toMatch(/Queued.*Letter sent.*Letter delivered/);
    expect(page.text).toContain("Delivered");
  });

  test("one whose facts are not its kind's is shown without its words", async () => {
    const letter = await posted({ facts: { nothing: true } });
    const page = await viewer().open(`/desk/letters/${letter.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("This letter cannot be shown");
  });

  test.each([newId(), "1", "..%2f..", "<script>"])("an unknown one (%s) is not found", async (id) => {
    expect((await viewer().open(`/desk/letters/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  test("every kind is there to be read, with its example", async () => {
    const first = await viewer().open("/desk/letters/kinds");
    const views = first.$("nav.views a").toArray();
    const pages = await Promise.all(views.map((link) => viewer().open(first.$(link).attr("href") ?? "")));
    const shown = pages.flatMap(({ $ }) =>
      $("section h2")
        .toArray()
        .map((heading) => $(heading).attr("id")),
    );
    expect(shown.toSorted()).toEqual([...letterKinds.keys()].toSorted());
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.$(".letter").length).toBe(page.$("section").length);
      expect(page.html).not.toContain("[object");
      expect(page.$("main [style]").length).toBe(0);
      expect(page.html.length).toBeLessThan(100_000);
    }
  });
});
