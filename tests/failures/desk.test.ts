import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { queueRecordFailure } from "../../functions/failures/queue-record-failure.ts";
import { readFailureById, saveReplayed } from "../../shared/failures/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { aMessage } from "../letters/samples.ts";
import { Browser } from "../support/browser.ts";
import { signedIn, vera } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { tickedForm } from "../support/ticked.ts";
import { testNeeds } from "../support/visiting.ts";
import { aDestinationRecord, anEnquiry, anEvent } from "./samples.ts";

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

const fail = async (body: unknown = aDestinationRecord(anEvent(anEnquiry(clock.now)))): Promise<string> => {
  const message = aMessage(JSON.stringify(body));
  await queueRecordFailure(needs(), message);
  return message.messageId;
};
const done = async (...ids: string[]) => {
  for (const id of ids) {
    const failure = await readFailureById(real.table, id);
    if (failure !== undefined)
      await saveReplayed(needs(), [failure], { once: newId(), at: clock.now, entries: [] });
  }
};
const asked = async () =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ name }) => name === "FailureReplayRequested")
    .map(({ data }) => data);

describe("the failures at the desk", () => {
  test("say so when there are none, or none was done again", async () => {
    expect((await team().open("/desk/failures")).text).toContain("Nothing has failed.");
    expect((await team().open("/desk/failures?view=closed")).text).toContain("Nothing was done again");
  });

  test("say what failed, about what, why and when; who only looks cannot replay", async () => {
    const id = await fail();
    const page = await team().open("/desk/failures");
    expect(page.text).toContain("Reacting to “Enquiry received”");
    expect(page.text).toContain("ZodError: No such kind.");
    expect(page.text).toContain("after 3 tries");
    expect(page.$('a[href="/desk/enquiries/ENQ-4F7K-2Q9C"]').text()).toBe("ENQ-4F7K-2Q9C");
    const viewer = await new Browser(handler, signedIn(needs(), "viewer", vera)).open("/desk/failures");
    expect(viewer.text).toContain("Reacting to");
    expect(viewer.$("#bulk, main [name=_step], main [name=ticked]").length).toBe(0);
    await done(id);
  });

  test("one is replayed by its tick and button, once however often it is pressed", async () => {
    const id = await fail();
    const browser = team();
    const form = tickedForm(await browser.open("/desk/failures"), { _step: "replay" }, [id]);
    const first = await browser.post("/desk/failures", form);
    expect((await browser.post("/desk/failures", form)).to).toBe(first.to);
    expect(await asked()).toEqual([{ failure: id }]);
    const after = await browser.open(first.to);
    expect(after.text).toContain("You asked for 1 failure to be replayed. The work will be done again");
    expect(after.text).toContain("Asked for");
    await done(id);
    const closed = await browser.open("/desk/failures?view=closed");
    expect(closed.text).toContain("Reacting to");
    expect(closed.text).toContain("Replayed 2");
  });

  test("one that cannot be done again is set aside once that is confirmed, with who did it in the journal", async () => {
    const id = await fail("nonsense");
    const browser = team();
    const page = await browser.open("/desk/failures");
    expect(page.text).toContain("It comes again by itself or needs a developer.");
    const left = await browser.post("/desk/failures", tickedForm(page, { _step: "replay" }, [id]));
    expect((await browser.open(left.to)).text).toContain("1 cannot be replayed");
    const again = await browser.open("/desk/failures");
    const ask = await browser.post("/desk/failures", tickedForm(again, { _step: "set-aside" }, [id]));
    const confirm = await browser.open(ask.to);
    expect(confirm.$("h1").text()).toBe("Set aside 1 failure?");
    const body: [string, string][] = [
      ["_form", String(confirm.$("main [name=_form]").val())],
      ["ticked", id],
      ["sure", "yes"],
      ["_step", "set-aside"],
    ];
    const answer = await browser.post("/desk/failures", body);
    expect((await browser.open(answer.to)).text).toContain("You set aside 1 failure.");
    expect((await browser.open("/desk/failures?view=closed")).text).toContain("Set aside 2");
    const entries = (await real.entries(utcDate(clock.now))).filter(({ name }) => name === "FailureSetAside");
    expect(entries.map(({ subject, actor }) => [subject.id, actor.kind])).toEqual([[id, "team"]]);
    expect((await browser.post("/desk/failures", body)).to).toBe(answer.to);
    expect(await asked()).toEqual([]);
  });

  test("several are replayed at once; who was quicker is told of", async () => {
    const ids = [await fail(), await fail(), await fail()];
    const unknown = await fail("nonsense");
    const browser = team();
    const page = await browser.open("/desk/failures");
    await done(ids[0] ?? "");
    const form = tickedForm(page, { _step: "replay" }, [...ids, unknown]);
    const after = await browser.open((await browser.post("/desk/failures", form)).to);
    expect(after.text).toContain("You asked for 2 failures to be replayed.");
    expect(after.text).toContain("1 was left, because there is nothing left to do.");
    expect(after.text).toContain("1 cannot be replayed");
    expect(await asked()).toHaveLength(2);
    await done(...ids, unknown);
  });

  test("are searched, and are a file", async () => {
    const id = await fail();
    const browser = team();
    expect((await browser.open("/desk/failures?q=zoderror")).$("tbody tr")).toHaveLength(1);
    expect((await browser.open("/desk/failures?q=nothing-like-it")).text).toContain("No results");
    expect((await browser.open("/desk/failures?as=csv")).html).toContain(id);
    await done(id);
  });

  test("markup in what a function said is text", async () => {
    const record = aDestinationRecord(anEvent(anEnquiry(clock.now)));
    const id = await fail({
      ...record,
      responsePayload: { errorType: "Error", errorMessage: "<script>alert(1)</script>" },
    });
    const page = await team().open("/desk/failures");
    expect(page.$("main script").length).toBe(0);
    expect(page.text).toContain("<script>alert(1)</script>");
    await done(id);
  });
});
