import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { queueRecordFailure } from "../../functions/failures/queue-record-failure.ts";
import { onMailEvent } from "../../functions/letters/on-mail-event.ts";
import { queueSendLetter } from "../../functions/letters/queue-send-letter.ts";
import { listFailures } from "../../shared/failures/store.ts";
import { markNotSent } from "../../shared/letters/evidence.ts";
import { type Letter, maySendAgain } from "../../shared/letters/letter.ts";
import { sendAgain } from "../../shared/letters/send-again.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { tickedForm } from "../support/ticked.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";
import { aLetter, anOrder, post } from "./samples.ts";
import { senderNeeds } from "./sender-needs.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const ses = standIn(SESv2Client);
const needs = () => testNeeds(real.table, clock);
let sent = 0;

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
  ses.reset();
  ses.on(SendEmailCommand).callsFake(() => {
    sent += 1;
    return { MessageId: `ses-${sent}` };
  });
});

const posted = (more: Partial<Letter> = {}, reader: Parameters<typeof post>[2] = {}) =>
  post(needs(), aLetter({ queuedAt: clock.now, ...more }), reader);
const stored = async ({ id }: Letter) => (await readLetter(real.table, id)) ?? expect.fail("No letter.");
const send = (letter: Letter) => queueSendLetter(senderNeeds(real.table, clock), anOrder(letter));
const again = ({ id }: Letter) =>
  sendAgain(needs(), id, { once: `test:${newId()}`, occasion: testOccasion(needs()) });
const report = (letter: Letter, eventType: "Delivery" | "Bounce", messageId: string) =>
  onMailEvent(needs(), {
    eventType,
    mail: { messageId, tags: { letter: [letter.id] } },
    ...(eventType === "Bounce" && { bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" } }),
  });
const said = async (letter: Letter) =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ subject }) => subject.id === letter.id)
    .map(({ name }) => name);
/** The letters queue gives the message of a letter up. */
const giveUp = (letter: Letter) => queueRecordFailure(needs(), anOrder(letter));
const waiting = async (letter: Letter) =>
  (await listFailures(real.table, "waiting")).shown.filter((failure) => failure.letter === letter.id);

describe("a letter that was not sent", () => {
  test("is sent again, with evidence of its own", async () => {
    const letter = await posted();
    await markNotSent(needs(), letter, "rejected");
    clock.now = plus(clock.now, "PT1H");
    expect(await again(letter)).toEqual({ done: true });
    const queued = await stored(letter);
    expect(queued).toMatchObject({ status: "queued", queuedAt: clock.now, again: 1 });
    expect(queued).not.toHaveProperty("reason");
    await send(queued);
    expect(await stored(letter)).toMatchObject({ status: "sent", sentAt: clock.now });
    expect(await said(letter)).toEqual(["LetterNotSent", "LetterSentAgain", "LetterSent"]);
  });

  test("or came back, is sent again; a late report of the mail of before says nothing of this one", async () => {
    const letter = await posted();
    await send(letter);
    const first = (await stored(letter)).messageId ?? "";
    await report(letter, "Bounce", first);
    await again(letter);
    await send(await stored(letter));
    await report(letter, "Delivery", first);
    expect(await stored(letter)).toMatchObject({ status: "sent", earlier: [first] });
    await report(letter, "Delivery", (await stored(letter)).messageId ?? "");
    expect(await stored(letter)).toMatchObject({ status: "delivered" });
    expect((await said(letter)).filter((name) => name === "LetterSent")).toHaveLength(2);
  });

  test("and is held back again for the same reason, says so again", async () => {
    const letter = await posted({}, { bouncedAt: clock.now });
    await send(letter);
    await again(letter);
    await send(await stored(letter));
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "address-suppressed" });
    expect((await said(letter)).filter((name) => name === "LetterNotSent")).toHaveLength(2);
  });

  test("because it was too late or uncertain, goes out when a person wants it", async () => {
    const late = await posted({ usefulUntil: plus(clock.now, "-PT1H") });
    await send(late);
    const attempt = { id: newId(), at: plus(clock.now, "-PT1H") };
    const uncertain = await posted({ attempt, status: "sending" });
    await markNotSent(needs(), uncertain, "uncertain");
    for (const letter of [late, uncertain]) {
      expect((await stored(letter)).status).toBe("not-sent");
      await again(letter);
      await send(await stored(letter));
      expect((await stored(letter)).status).toBe("sent");
    }
  });

  test("is not sent again when it is on its way, has arrived, or what it needs was erased", async () => {
    const sentOut = await posted();
    await send(sentOut);
    expect(await again(sentOut)).toEqual({ refusal: "on-its-way" });
    const erased = await posted();
    await markNotSent(needs(), erased, "person-erased");
    expect(await again(erased)).toEqual({ refusal: "erased" });
    expect(maySendAgain(await stored(erased))).toBe(false);
    expect(await again(aLetter())).toEqual({ refusal: "unknown" });
  });
});

describe("a letter that was given up", () => {
  test("says so, is no order for the stream, and waits among the failures until it is sent again", async () => {
    const letter = await posted();
    await giveUp(letter);
    expect(await stored(letter)).toMatchObject({ status: "failed", failure: expect.any(String) });
    expect(await waiting(letter)).toHaveLength(1);
    await again(letter);
    expect(await stored(letter)).toMatchObject({ status: "queued" });
    expect(await stored(letter)).not.toHaveProperty("failure");
    expect(await waiting(letter)).toEqual([]);
  });

  test.each(["queued again", "delivered"])(
    "and is %s after all: its failure is closed by itself",
    async (how) => {
      const letter = await posted({ status: "sending" });
      await giveUp(letter);
      if (how === "delivered") await report(letter, "Delivery", `late-${letter.id}`);
      else await send(letter);
      const after = await stored(letter);
      expect(after.status).toBe(how === "delivered" ? "delivered" : "sent");
      expect(after).not.toHaveProperty("failure");
      expect(await waiting(letter)).toEqual([]);
    },
  );

  test("but had gone out meanwhile, is no failure", async () => {
    const letter = await posted();
    await send(letter);
    await giveUp(letter);
    expect(await waiting(letter)).toEqual([]);
    expect((await stored(letter)).status).toBe("sent");
  });
});

const handler = webHandler(desk, async () => needs());
const at = (role: "viewer" | "team") => new Browser(handler, signedIn(needs(), role));

test("several letters of a day are sent again, after asking; what is on its way is left", async () => {
  const [lost, queued] = [await posted(), await posted()];
  await markNotSent(needs(), lost, "rejected");
  const browser = at("team");
  const own = `/desk/letters?day=${utcDate(clock.now)}`;
  const list = await browser.open(own);
  const ticked = [lost.id, queued.id];
  const asked = await browser.post(own, tickedForm(list, { _step: "again" }, ticked));
  const question = await browser.open(asked.to);
  expect(question.$("h1").text()).toBe("Send again 2 letters?");
  expect((await stored(lost)).status).toBe("not-sent");
  const sure = tickedForm(list, { _step: "again", sure: "yes" }, ticked);
  const done = await browser.open((await browser.post(own, sure)).to);
  expect(done.text).toContain("You sent 1 letter again. 1 is on its way or has arrived, and was left.");
  expect((await stored(lost)).status).toBe("queued");
  expect((await browser.open(`${own}&undelivered=yes`)).text).toContain("No results");
});

describe("the page of a letter", () => {
  test("has a button to send it again, for the team", async () => {
    const letter = await posted();
    await markNotSent(needs(), letter, "rejected");
    const path = `/desk/letters/${letter.id}`;
    expect((await at("viewer").open(path)).$('button[value="again"]').length).toBe(0);
    const browser = at("team");
    const done = await browser.open((await browser.send(await browser.open(path), {}, "again")).to);
    expect(done.text).toContain("1 letter goes out again in a moment.");
    expect(done.text).toContain("Letter to be sent again");
    expect(done.$('button[value="again"]').length).toBe(0);
  });

  test("says beforehand that it would not arrive, where letters come back", async () => {
    const letter = await posted({}, { bouncedAt: clock.now });
    await send(letter);
    const page = await at("team").open(`/desk/letters/${letter.id}`);
    expect(page.text).toContain("A letter to Ada Example will not be sent.");
    expect(page.$('button[value="again"]').length).toBe(0);
  });
});
