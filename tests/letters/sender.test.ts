import {
  AccountSuspendedException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from "@aws-sdk/client-sesv2";
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { queueSendLetter, type SenderNeeds } from "../../functions/letters/queue-send-letter.ts";
import { messageKey } from "../../shared/enquiries/conversation/model.ts";
import { conversationIn, mailIdKey } from "../../shared/incoming-mail/mail-id.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { parseOrder } from "../../shared/letters/sending/order.ts";
import { pictureItem, readPictures } from "../../shared/letters/sending/pictures.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { membershipKey } from "../../shared/people/membership.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { openLink } from "../../shared/platform/links.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { aLetter, aMessage, anOrder, post, putItem } from "./samples.ts";
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
  // By day, whatever time a test has moved it to: news does not go out at night.
  clock.now = `${utcDate(plus(clock.now, "P1D"))}T09:00:00.000Z`;
  ses.reset();
  sqs.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: "ses-1" });
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

const needs = (): SenderNeeds => senderNeeds(real.table, clock);

const send = (letter: Letter) => queueSendLetter(needs(), anOrder(letter));
const mails = () => ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input);
/** The letters that were put back into a queue to wait, each with for how long. */
const putBack = () =>
  sqs.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) =>
    (input.Entries ?? []).map(({ MessageBody = "", DelaySeconds }) => ({
      id: parseOrder(MessageBody).letterId,
      queue: input.QueueUrl?.split("/").at(-1),
      seconds: DelaySeconds,
    })),
  );
const stored = (letter: Letter) => readLetter(real.table, letter.id);
const said = async (letter: Letter) =>
  (await real.entries(utcDate(clock.now)))
    .filter(({ subject }) => subject.id === letter.id)
    .map(({ name, data }) => ({ name, data }));
const posted = (more: Partial<Letter> = {}, reader: Parameters<typeof post>[2] = {}) =>
  post(needs(), aLetter({ queuedAt: clock.now, ...more }), reader);
const lostAnswer = Object.assign(new Error("socket hang up"), { name: "TimeoutError", code: "ECONNRESET" });

describe("a letter that nothing holds back", () => {
  test("goes out once, with its evidence, however often it is asked for", async () => {
    const letter = await posted();
    real.calls();
    await send(letter);
    expect(real.calls()).toEqual(["BatchGetItem", "UpdateItem", "TransactWriteItems"]);
    await send(letter);
    expect(mails()).toHaveLength(1);
    expect(await stored(letter)).toMatchObject({ status: "sent", messageId: "ses-1", sentAt: clock.now });
    expect(await stored(letter)).not.toHaveProperty("attempt");
    expect(await said(letter)).toEqual([{ name: "LetterSent", data: { kind: "enquiry-received" } }]);
  });

  test("goes to the person alone, tagged so that reports on it find it", async () => {
    const letter = await posted({}, { name: "Ada Example", email: "ada@trust.example" });
    await send(letter);
    expect(mails()[0]).toMatchObject({
      FromEmailAddress: "hello@programme.example",
      Destination: { ToAddresses: ["ada@trust.example"] },
      ConfigurationSetName: "convenor",
      EmailTags: [
        { Name: "letter", Value: letter.id },
        { Name: "kind", Value: "enquiry-received" },
      ],
    });
    const email = await PostalMime.parse(mails()[0]?.Content?.Raw?.Data ?? "");
    expect(email.text).toContain("Dear Ada Example");
    expect(email.replyTo?.[0]?.address).toMatch(/^reply\+enq4f7k2q9c\./);
    expect(email.headers.some(({ key }) => key === "list-unsubscribe")).toBe(false);
  });

  test("carries no name that anybody may have typed, neither as its first line nor beside the address", async () => {
    const name = "You Have Won a Prize call 0900 123456";
    await send(await posted({}, { name, email: "victim@trust.example", asTyped: true }));
    const raw = mails()[0]?.Content?.Raw?.Data ?? "";
    const email = await PostalMime.parse(raw);
    expect(email.text).toMatch(/^Hello$/m);
    expect(email.to).toEqual([{ address: "victim@trust.example", name: "" }]);
    expect([email.text, email.html, Buffer.from(raw).toString()].join()).not.toMatch(/Prize|Dear/);
  });

  test("to the team goes to the team's inbox", async () => {
    await send(await posted({ kind: "enquiry-for-team", to: { team: true } }));
    expect(mails()[0]?.Destination?.ToAddresses).toEqual(["team@programme.example"]);
  });

  test("sends again nothing when two copies of the message come at once", async () => {
    const letter = await posted();
    const outcomes = await Promise.allSettled([send(letter), send(letter), send(letter)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(mails()).toHaveLength(1);
  });
});

describe("a letter that is held back", () => {
  test.each([
    ["an erased reader", {}, null, "person-erased"],
    ["a bounced address", {}, { bouncedAt: "2027-11-01T00:00:00.000Z" }, "address-suppressed"],
    ["an address that is none", {}, { email: "ada@trust.example\r\nBcc: eve@evil.example" }, "rejected"],
    ["too late", { usefulUntil: "2026-11-23T00:00:00.000Z" }, {}, "too-late"],
  ] as const)("%s: says why and sends nothing", async (_title, more, reader, reason) => {
    const letter = await posted(more, reader);
    await send(letter);
    await send(letter);
    expect(mails()).toHaveLength(0);
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason });
    expect(await said(letter)).toEqual([
      { name: "LetterNotSent", data: { kind: "enquiry-received", reason } },
    ]);
  });
});

describe("when the mail service does not take a letter", () => {
  test("a busy service is asked again a little later, and nothing is uncertain", async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(new TooManyRequestsException({ $metadata: { httpStatusCode: 429 }, message: "slow down" }))
      .resolves({ MessageId: "ses-1" });
    const letter = await posted();
    expect(await send(letter)).toBeUndefined();
    expect(putBack()).toEqual([{ id: letter.id, queue: "letters", seconds: 10 }]);
    expect(await stored(letter)).not.toHaveProperty("attempt");
    expect(await send(letter)).toBeUndefined();
    expect(await stored(letter)).toMatchObject({ status: "sent" });
  });

  test.each([
    new MessageRejected({
      $metadata: { httpStatusCode: 400 },
      message:
        "Email address is not verified. The following identities failed the check in region EU-WEST-2: hello@programme.example",
    }),
    new SendingPausedException({ $metadata: { httpStatusCode: 400 }, message: "paused" }),
    new AccountSuspendedException({ $metadata: { httpStatusCode: 400 }, message: "suspended" }),
    new MailFromDomainNotVerifiedException({ $metadata: { httpStatusCode: 400 }, message: "no" }),
    new TooManyRequestsException({
      $metadata: { httpStatusCode: 429 },
      message: "Daily message quota exceeded.",
    }),
  ])(
    "one that takes no mail from us for now ($name) is waited for, however long, and nothing is lost",
    async (refusal) => {
      ses.on(SendEmailCommand).rejects(refusal);
      const letter = await posted();
      for (let hour = 0; hour < 8; hour += 1) {
        expect(await queueSendLetter(needs(), anOrder(letter))).toBeUndefined();
        clock.now = plus(clock.now, "PT1H");
      }
      expect(putBack()).toHaveLength(8);
      expect(putBack()[7]).toEqual({ id: letter.id, queue: "letters", seconds: 900 });
      ses.on(SendEmailCommand).resolves({ MessageId: "ses-1" });
      await send(letter);
      expect(await stored(letter)).toMatchObject({ status: "sent" });
    },
  );

  test("a queue that does not take a letter back keeps the message", async () => {
    ses
      .on(SendEmailCommand)
      .rejects(new TooManyRequestsException({ $metadata: { httpStatusCode: 429 }, message: "slow down" }));
    sqs.on(SendMessageBatchCommand).rejects(new Error("down"));
    await expect(send(await posted())).rejects.toThrow("could not be put back");
  });

  test("a rejected letter is not sent, and says so", async () => {
    ses
      .on(SendEmailCommand)
      .rejects(new MessageRejected({ $metadata: { httpStatusCode: 400 }, message: "ada@trust.example" }));
    const letter = await posted();
    await send(letter);
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "rejected: MessageRejected" });
  });

  test("a fault of ours sends nothing, is thrown, and the letter goes out when it is repaired", async () => {
    ses
      .on(SendEmailCommand)
      .rejectsOnce(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }))
      .resolves({ MessageId: "ses-1" });
    const letter = await posted();
    await expect(send(letter)).rejects.toThrow("refused");
    await send(letter);
    expect(mails()).toHaveLength(2);
    expect(await stored(letter)).toMatchObject({ status: "sent" });
  });

  test("a lost answer: the kind that prefers twice to never is sent again, but not at once", async () => {
    ses.on(SendEmailCommand).rejectsOnce(lostAnswer).resolves({ MessageId: "ses-1" });
    const letter = await posted();
    await expect(send(letter)).rejects.toThrow("socket hang up");
    expect(await send(letter)).toBeUndefined();
    expect(putBack()).toEqual([{ id: letter.id, queue: "letters", seconds: 90 }]);
    expect(mails()).toHaveLength(1);
    clock.now = plus(clock.now, "PT6M");
    await send(letter);
    expect(mails()).toHaveLength(2);
    expect(await stored(letter)).toMatchObject({ status: "sent" });
  });
});

describe("pictures of a letter", () => {
  test("are read by name and go with it", async () => {
    const letter = aLetter();
    await putItem(real.table, pictureItem(letter.id, "chart", new Uint8Array([1, 2, 3]), clock.now));
    const found = await readPictures(real.table, letter.id, ["chart", "missing", "../x"]);
    expect([...found]).toEqual([["chart", new Uint8Array([1, 2, 3])]]);
  });
});

describe("malformed orders", () => {
  test.each(["", "nonsense", "{}", '{"letterId":"1","kind":"x"}'])(
    "%j comes back and sends nothing",
    async (body) => {
      await expect(queueSendLetter(needs(), aMessage(body))).rejects.toThrow();
      expect(mails()).toHaveLength(0);
    },
  );

  test("an order for a letter that is not there is done with", async () => {
    expect(await send(aLetter())).toBeUndefined();
    expect(mails()).toHaveLength(0);
  });
});

describe("news", () => {
  const member = (letter: Letter, status: string) =>
    "person" in letter.to
      ? putItem(real.table, {
          ...membershipKey(letter.to.person),
          member: { status, topics: ["events"], consents: { news: {} } },
        })
      : undefined;

  test("goes to members, with one-click unsubscribe that names the person and nothing else", async () => {
    const letter = await posted({ kind: "test-news", facts: {} });
    await member(letter, "member");
    await send(letter);
    const email = await PostalMime.parse(mails()[0]?.Content?.Raw?.Data ?? "");
    const header = email.headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
    const token = /^<https:\/\/programme\.example\/unsubscribe\/([^>]+)>$/.exec(header)?.[1] ?? "";
    const { keys } = needs();
    expect(openLink(keys, "unsubscribe", token, clock.now)).toEqual({
      state: "good",
      id: "person" in letter.to ? letter.to.person : "",
    });
    expect(email.text).toContain(header.slice(1, -1));
  });

  test("does not go to somebody who left or never was a member", async () => {
    const left = await posted({ kind: "test-news", facts: {} });
    await member(left, "left");
    const never = await posted({ kind: "test-news", facts: {} });
    for (const letter of [left, never]) {
      await send(letter);
      expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "no-longer-a-member" });
    }
    expect(mails()).toHaveLength(0);
  });

  test("waits for the morning, and for twelve hours at most in one go", async () => {
    clock.now = `${utcDate(clock.now)}T20:00:00.000Z`;
    const letter = await posted({ kind: "test-news", facts: {}, news: true });
    await member(letter, "member");
    expect(await send(letter)).toBe("again");
    const hidden = sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input.VisibilityTimeout;
    expect(hidden).toBe(43_140);
    expect(sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input.QueueUrl).toBe(
      "https://sqs.example/news",
    );
    expect(mails()).toHaveLength(0);
    // A minute is left, and the message was received before: another takes its place, with all its tries.
    clock.now = plus(clock.now, "PT11H59M");
    const again = anOrder(letter);
    const received = { ...again.attributes, ApproximateReceiveCount: "2" };
    expect(await queueSendLetter(needs(), { ...again, attributes: received })).toBeUndefined();
    expect(putBack()).toEqual([{ id: letter.id, queue: "news", seconds: 60 }]);
    clock.now = plus(clock.now, "-PT11H59M");
    clock.now = plus(clock.now, "PT12H");
    await send(letter);
    expect(await stored(letter)).toMatchObject({ status: "sent" });
  });

  test("whose answer was lost is never sent twice", async () => {
    ses.on(SendEmailCommand).rejects(lostAnswer);
    const letter = await posted({ kind: "test-news", facts: {} });
    await member(letter, "member");
    await send(letter);
    await send(letter);
    expect(mails()).toHaveLength(1);
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "uncertain" });
  });

  test("that was being sent when the function died is never sent twice either", async () => {
    const attempt = { id: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f", at: clock.now };
    const letter = await posted({ kind: "test-news", facts: {}, status: "sending", attempt });
    await member(letter, "member");
    clock.now = plus(clock.now, "PT6M");
    await send(letter);
    expect(mails()).toHaveLength(0);
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "uncertain" });
  });
});

describe("a letter that encloses what somebody wrote", () => {
  const message = { id: newId(), at: "2026-11-23T09:00:00.000Z" };
  const key = messageKey("ENQ-4F7K-2Q9C", message);
  const answer = (encloses: Letter["encloses"]) =>
    posted({
      kind: "enquiry-answer",
      facts: { reference: "ENQ-4F7K-2Q9C", answers: "their-id@trust.example" },
      encloses,
    });
  const words = {
    ...message,
    from: "team",
    via: "desk",
    subject: "Re: Councils",
    text: "Yes, it is.",
    files: [],
    remarks: [],
  };

  test("carries the words as they are when it goes out, in the same reads as any other, and belongs to the conversation", async () => {
    await putItem(real.table, { ...key, message: words });
    const letter = await answer(key);
    real.calls();
    await send(letter);
    expect(real.calls()).toEqual(["BatchGetItem", "UpdateItem", "TransactWriteItems"]);
    const email = await PostalMime.parse(mails()[0]?.Content?.Raw?.Data ?? expect.fail("There is no mail."));
    expect(email.subject).toBe("Re: Councils");
    expect(email.text).toContain("Yes, it is.");
    expect(email.inReplyTo).toBe("<their-id@trust.example>");
    expect(email.replyTo?.[0]?.address).toMatch(
      /^reply\+enq4f7k2q9c\.[0-9a-f]{24}@post\.programme\.example$/,
    );
    expect(email.headers.some(({ key: name }) => name === "auto-submitted")).toBe(false);
  });

  test("leads answers back by its own id and by the mail service's", async () => {
    await putItem(real.table, { ...key, message: words });
    const letter = await answer(key);
    await send(letter);
    for (const id of [`${letter.id}@programme.example`, "ses-1@eu-west-2.amazonses.com"]) {
      const [item] = await readItems(real.table, [mailIdKey(id)]);
      expect(conversationIn(item)).toBe("ENQ-4F7K-2Q9C");
    }
  });

  test("is not sent once the words were erased", async () => {
    const letter = await answer(messageKey("ENQ-4F7K-2Q9C", { ...message, id: newId() }));
    await send(letter);
    expect(mails()).toEqual([]);
    expect(await stored(letter)).toMatchObject({ status: "not-sent", reason: "words-erased" });
  });
});
