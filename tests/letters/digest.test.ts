import { randomBytes } from "node:crypto";
import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  SendingPausedException,
} from "@aws-sdk/client-sesv2";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { queueSendLetter } from "../../functions/letters/queue-send-letter.ts";
import { messageKey } from "../../shared/enquiries/conversation/model.ts";
import { mailIdKey } from "../../shared/incoming-mail/mail-id.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { sendAgain } from "../../shared/letters/send-again.ts";
import { orderOf, parseOrder } from "../../shared/letters/sending/order.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { newReference } from "../../shared/platform/references.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testNeeds } from "../support/visiting.ts";
import { aLetter, aMessage, post, putItem } from "./samples.ts";
import { senderNeeds } from "./sender-needs.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const ses = standIn(SESv2Client);
const sqs = standIn(SQSClient);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
  ses.reset();
  sqs.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: "ses-1" });
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

/** A notice of an enquiry with this subject, put in the post so many seconds ago, with the words that it encloses. */
const notice = async (subject: string, more: Partial<Letter> = {}, secondsAgo = 30): Promise<Letter> => {
  const reference = newReference("enquiry", randomBytes);
  const message = { id: newId(), at: clock.now };
  const encloses = messageKey(reference, message);
  const words = {
    ...message,
    from: "they",
    via: "e-mail",
    subject,
    text: `About ${subject}`,
    files: [],
    remarks: [],
  };
  await putItem(real.table, { ...encloses, message: words });
  const letter = aLetter({
    kind: "enquiry-for-team",
    to: { team: true },
    notice: true,
    facts: { reference, kind: "general" },
    about: `enquiry:${reference}`,
    queuedAt: plus(clock.now, `-PT${secondsAgo}S`),
    encloses,
    ...more,
  });
  return post(senderNeeds(real.table, clock), letter, "person" in letter.to ? {} : null);
};
const several = (count: number): Promise<Letter[]> =>
  Promise.all(Array.from({ length: count }, (_, nth) => notice(`Matter ${nth}.`)));
const referenceOf = ({ about }: Letter): string => about.slice("enquiry:".length);

const send = (letter: Letter) =>
  queueSendLetter(senderNeeds(real.table, clock), aMessage(JSON.stringify(orderOf(letter))));
const mails = (): Promise<Email[]> =>
  Promise.all(
    ses
      .commandCalls(SendEmailCommand)
      .map(({ args: [{ input }] }) => PostalMime.parse(input.Content?.Raw?.Data ?? "")),
  );
const only = async (): Promise<Email> => {
  const all = await mails();
  expect(all).toHaveLength(1);
  return all[0] ?? expect.fail();
};
const stored = async (letters: readonly Letter[]) =>
  Promise.all(letters.map(async ({ id }) => (await readLetter(real.table, id)) ?? expect.fail()));
const putBack = () =>
  sqs.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) =>
    (input.Entries ?? []).map(({ MessageBody = "" }) => ({
      id: parseOrder(MessageBody).letterId,
      queue: input.QueueUrl?.split("/").at(-1),
    })),
  );

describe("a notice that is alone", () => {
  test("goes out as itself, and an answer to it belongs to its conversation", async () => {
    const letter = await notice("Councils");
    // Not of the same reader, not of the same kind, gone out long ago.
    await notice("Mine", { to: { person: newId() } });
    await notice("Again", { kind: "enquiry-message-for-team", facts: { reference: "ENQ-4F7K-2Q9C" } });
    await notice("Old", {}, 3600);
    await send(letter);
    const mail = await only();
    expect(mail.subject).toContain(referenceOf(letter));
    expect(mail.replyTo?.[0]?.address).toMatch(/^team\+/);
    expect(await stored([letter])).toMatchObject([{ status: "sent" }]);
  });
});

describe("notices of one minute", () => {
  test("are one letter that lists each, with its subject and link; answers to it belong to none of them", async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: "ses-of-four" });
    const letters = await several(4);
    for (const letter of letters) await send(letter);
    const mail = await only();
    expect(mail.subject).toBe("4 new enquiries");
    for (const [nth, letter] of letters.entries()) {
      expect(mail.text).toContain(`${referenceOf(letter)}: Matter ${nth}.`);
      expect(mail.text).toContain(`About Matter ${nth}.`);
      expect(mail.html).toContain(`/desk/enquiries/${referenceOf(letter)}"`);
    }
    expect(mail.replyTo?.[0]?.address).toMatch(/^several\+/);
    expect(mail.text).not.toContain("Write your answer above this line.");
    const [lead, ...others] = await stored(letters);
    expect(lead).toMatchObject({ status: "sent", digest: others.map(() => expect.any(String)) });
    expect(lead?.digest?.toSorted()).toEqual(others.map(({ id }) => id).toSorted());
    expect(others.map(({ status, inDigest }) => [status, inDigest])).toEqual(
      others.map(() => ["in-digest", lead?.id]),
    );
    const ids = letters.map(({ id }) => mailIdKey(`${id}@programme.example`));
    expect(await readItems(real.table, [...ids, mailIdKey("ses-of-four")])).toEqual(
      [...ids, 1].map(() => undefined),
    );
    const said = (await real.entries(utcDate(clock.now))).map(({ name, subject }) => `${name} ${subject.id}`);
    expect(said.toSorted()).toEqual(
      [`LetterSent ${lead?.id}`, ...others.map(({ id }) => `LetterInDigest ${id}`)].toSorted(),
    );
  });

  test("are told at the desk: each leads to the letter that told it, and that one reads as it went out", async () => {
    const letters = await several(2);
    for (const letter of letters) await send(letter);
    const needs = testNeeds(real.table, clock);
    const viewer = new Browser(
      webHandler(desk, async () => needs),
      signedIn(needs, "viewer"),
    );
    const [lead, other] = letters;
    const page = await viewer.open(`/desk/letters/${other?.id}`);
    expect(page.text).toContain("In another email");
    expect(page.text).toMatch(/Queued.*Put into one email with others/);
    const href = page.$(".nhsuk-inset-text a").attr("href") ?? "";
    expect(href).toBe(`/desk/letters/${lead?.id}`);
    expect(page.text).toContain("About Matter 1.");
    // An answer to the email that told it belongs to none of its notices.
    expect(page.text).not.toContain("You can also answer this email");
    const told = await viewer.open(href);
    expect(told.text).toContain(`This email also lists 1 other notice: ${other && referenceOf(other)}.`);
    expect(told.$(".letter__subject").text()).toContain("2 new enquiries");
    expect(told.text).toContain("About Matter 1.");
  });

  test("are told once each, however many senders take them on at the same time", async () => {
    const letters = await several(12);
    const unsettled = async () =>
      (await stored(letters)).filter(({ status }) => !["sent", "in-digest"].includes(status));
    for (let round = 0; round < 5 && (round === 0 || (await unsettled()).length > 0); round += 1)
      await Promise.allSettled(letters.map(send));
    expect(await unsettled()).toEqual([]);
    const texts = (await mails()).map(({ text = "", subject = "" }) => `${subject} ${text}`);
    for (const letter of letters)
      expect(texts.filter((text) => text.includes(referenceOf(letter)))).toHaveLength(1);
  });

  test("are not even looked at, once the sender has told them in another letter", async () => {
    const letters = await several(6);
    const needs = senderNeeds(real.table, clock);
    const order = (letter: Letter) => queueSendLetter(needs, aMessage(JSON.stringify(orderOf(letter))));
    const [first, ...others] = letters;
    await order(first ?? expect.fail());
    real.calls();
    for (const letter of others) await order(letter);
    expect(real.calls()).toEqual([]);
    expect((await only()).subject).toBe("6 new enquiries");
  });

  test("may be more than a transaction holds", async () => {
    const letters = await several(70);
    for (const letter of letters) await send(letter);
    expect((await only()).subject).toBe("70 new enquiries");
  });

  test("leave out what was erased, also where that was the first", async () => {
    const letters = await several(3);
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new SendingPausedException({ $metadata: {}, message: "paused" }))
      .resolves({ MessageId: "ses-1" });
    const [first, second] = letters;
    if (first === undefined || second === undefined) return expect.fail();
    await send(first);
    await real.table.client.send(
      new DeleteCommand({ TableName: real.table.name, Key: first.encloses ?? {} }),
    );
    await send(first);
    const mail = (await mails()).at(-1);
    expect(mail?.subject).toBe("2 new enquiries");
    expect(mail?.text).not.toContain(referenceOf(first));
    expect(mail?.text).toContain(referenceOf(second));
  });
});

describe("a letter of several notices", () => {
  test("that the mail service does not take for now waits with all of them, apart from those that are gathered", async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new SendingPausedException({ $metadata: {}, message: "paused" }))
      .resolves({ MessageId: "ses-1" });
    const letters = await several(3);
    for (const letter of letters) await send(letter);
    expect(putBack()).toEqual([{ id: letters[0]?.id, queue: "letters" }]);
    const late = await notice("Late", {}, 0);
    for (const letter of letters) await send(letter);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["3 new enquiries", "3 new enquiries"]);
    await send(late);
    expect((await mails()).at(-1)?.text).toContain(referenceOf(late));
  });

  test("that the mail service refuses is not sent, and sent again it tells all of them again", async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new MessageRejected({ $metadata: { httpStatusCode: 400 }, message: "no" }))
      .resolves({ MessageId: "ses-2" });
    const letters = await several(3);
    for (const letter of letters) await send(letter);
    expect((await stored(letters)).map(({ status }) => status)).toEqual([
      "not-sent",
      "in-digest",
      "in-digest",
    ]);
    const [lead] = letters;
    const needs = senderNeeds(real.table, clock);
    const occasion = {
      now: clock.now,
      newId,
      actor: { kind: "team", id: newId() },
      correlation: "c-1",
    } as const;
    await sendAgain(needs, lead?.id ?? "", { once: newId(), occasion });
    for (const letter of letters) await send(letter);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["3 new enquiries", "3 new enquiries"]);
    expect((await stored(letters))[0]).toMatchObject({ status: "sent" });
  });

  test("whose sender dies before it asked, or before it heard the answer, goes out with the same notices", async () => {
    const letters = await several(3);
    const [lead] = letters;
    ses
      .on(SendEmailCommand)
      .rejectsOnce(Object.assign(new Error("died"), { code: "ECONNRESET" }))
      .resolves({ MessageId: "ses-1" });
    for (const letter of letters) await send(letter).catch(() => undefined);
    await notice("Later", {}, 0);
    clock.now = plus(clock.now, "PT2M");
    for (const letter of letters) await send(letter);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["3 new enquiries", "3 new enquiries"]);
    expect((await stored(letters)).map(({ status }) => status)).toEqual(["sent", "in-digest", "in-digest"]);
    expect(lead).toBeDefined();
  });

  test("that could be gathered in part only tells that part, and the rest goes out as another", async () => {
    const letters = await several(60);
    const [lead] = letters;
    if (lead === undefined) return expect.fail();
    let transactions = 0;
    const client = Object.create(real.table.client, {
      send: {
        value: (command: { input: unknown }) => {
          if (command.constructor.name === "TransactWriteCommand") transactions += 1;
          if (transactions === 2) throw new Error("The process died.");
          return Reflect.apply(real.table.client.send, real.table.client, [command]);
        },
      },
    });
    const dying = senderNeeds({ ...real.table, client }, clock);
    await expect(queueSendLetter(dying, aMessage(JSON.stringify(orderOf(lead))))).rejects.toThrow("died");
    for (const letter of letters) await send(letter);
    const subjects = (await mails()).map(({ subject }) => subject);
    expect(subjects).toEqual(["46 new enquiries", "14 new enquiries"]);
    const texts = (await mails()).map(({ text }) => text ?? "").join();
    for (const letter of letters) expect(texts.split(`${referenceOf(letter)}:`)).toHaveLength(2);
  });
});
