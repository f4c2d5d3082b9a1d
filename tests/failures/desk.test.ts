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
    expect((await team().open("/desk/failures?list=closed")).text).toContain("Nothing was done again");
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
    expect(viewer.$("main button").length).toBe(0);
    await done(id);
  });

  test("one is replayed by its button, once however often it is pressed", async () => {
    const id = await fail();
    const browser = team();
    const page = await browser.open("/desk/failures");
    const form = page.$(`form:has(input[value="${id}"])`);
    const body = [
      ["_form", String(form.find("[name=_form]").val())],
      ["failure", id],
      ["_step", "replay"],
    ] as const;
    const first = await browser.post("/desk/failures", body);
    await browser.post("/desk/failures", body);
    expect(first.to).toBe("/desk/failures?done=replay&count=1");
    expect(await asked()).toEqual([{ failure: id }]);
    const after = await browser.open(first.to);
    expect(after.text).toContain("The work will be done again in a moment.");
    expect(after.text).toContain("Asked for");
    await done(id);
    expect((await browser.open("/desk/failures?list=closed")).text).toContain("Reacting to");
  });

  test("one that cannot be done again is set aside, with who did it in the journal", async () => {
    const id = await fail("nonsense");
    const browser = team();
    const page = await browser.open("/desk/failures");
    const form = page.$(`form:has(input[value="${id}"])`);
    expect(form.find("button[value=replay]").length).toBe(0);
    const body = [
      ["_form", String(form.find("[name=_form]").val())],
      ["failure", id],
      ["_step", "set-aside"],
    ] as const;
    const answer = await browser.post("/desk/failures", body);
    expect(answer.to).toBe("/desk/failures?done=set-aside");
    expect((await browser.open(answer.to)).text).toContain("Set aside.");
    expect((await browser.open("/desk/failures?list=closed")).text).toContain("Set aside");
    const entries = (await real.entries(utcDate(clock.now))).filter(({ name }) => name === "FailureSetAside");
    expect(entries.map(({ subject, actor }) => [subject.id, actor.kind])).toEqual([[id, "team"]]);
    const again = await browser.post("/desk/failures", body);
    expect(again.to).toBe(answer.to);
    const fresh = String((await browser.open("/desk/failures")).$("[name=_form]").first().val() ?? "");
    const another = [
      ["_form", fresh || body[0][1]],
      ["failure", id],
      ["_step", "set-aside"],
      ["note", "another form"],
    ] as const;
    expect((await browser.post("/desk/failures", another)).status).toBe(409);
    expect(await asked()).toEqual([]);
  });

  test("all are replayed after the page has said how many there are", async () => {
    const ids = [await fail(), await fail(), await fail()];
    const unknown = await fail("nonsense");
    const browser = team();
    const page = await browser.open("/desk/failures");
    const confirm = await browser.follow(page, "replay-all");
    expect(confirm.text).toContain("Replay 3 failures?");
    expect(await asked()).toEqual([]);
    const next = String(confirm.$("[name=_form]").first().val());
    const answer = await browser.post("/desk/failures", [
      ["_form", next],
      ["_step", "replay-all"],
    ]);
    expect(answer.to).toBe("/desk/failures?done=replay-all&count=3");
    expect(await asked()).toHaveLength(3);
    await done(...ids, unknown);
  });

  test("one that somebody else has done already is told of", async () => {
    const id = await fail();
    const browser = team();
    const page = await browser.open("/desk/failures");
    const token = String(page.$("[name=_form]").first().val());
    await done(id);
    const answer = await browser.post("/desk/failures", [
      ["_form", token],
      ["failure", id],
      ["_step", "replay"],
    ]);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("There is nothing left to do.");
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
