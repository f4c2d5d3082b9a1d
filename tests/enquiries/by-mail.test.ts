import { randomBytes } from "node:crypto";
import nodemailer, { type Transporter } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { signIn, visit } from "../support/over-http.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";

let stack: LocalStack;
let post: Transporter;

beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly() });
  post = nodemailer.createTransport(stack.addresses.smtp);
});
afterAll(async () => {
  post?.close();
  await stack?.stop();
});

type Letter = ReturnType<LocalStack["letters"]>[number];

/** What a mail program sends. */
interface Sent {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly to?: string | undefined;
  readonly cc?: string;
  /** The letter that it answers: by its Reply-To and its Message-ID, quoting it, as mail programs do. */
  readonly answers?: Letter;
  readonly headers?: Record<string, string>;
}

const attribution =
  "On Mon, 23 Nov 2026 at 09:00, Example Innovation Programme <hello@programme.example> wrote:";
const quoted = ({ text }: Letter): string => text.replaceAll(/^/gm, "> ");

const send = async ({ from, subject, text, to, cc, answers, headers }: Sent): Promise<string> => {
  const messageId = `<${randomBytes(9).toString("hex")}@${from.split("@")[1]}>`;
  const original = answers?.headers["message-id"];
  await post.sendMail({
    from,
    to: to ?? answers?.headers["reply-to"] ?? stack.addresses.enquiries,
    cc,
    subject,
    messageId,
    text: answers === undefined ? text : `${text}\n\n${attribution}\n${quoted(answers)}`,
    headers,
    ...(original === undefined ? {} : { inReplyTo: original, references: [original] }),
  });
  await stack.idle();
  return messageId;
};

/** Lets the minute pass for which notices to the team are gathered. */
const minute = () => stack.clock({ advance: "PT1M" });

const lettersTo = (address: string, kind: string): readonly Letter[] =>
  stack.letters().filter((letter) => letter.kind === kind && letter.to.includes(address));
const lastTo = (address: string, kind: string): Letter =>
  lettersTo(address, kind).at(-1) ?? expect.fail(`${address} got no ${kind}.`);
const referenceIn = ({ text }: Letter): string =>
  /ENQ-\w{4}-\w{4}/.exec(text)?.[0] ?? expect.fail("No reference.");
const conversation = async (reference: string): Promise<readonly Record<string, unknown>[]> =>
  (await wholeTable(stack, `ENQUIRY#${reference}`)).flatMap((item) => {
    const message = item["message"];
    return typeof message === "object" && message !== null ? [{ ...message }] : [];
  });
const held = async (): Promise<string[]> =>
  (await wholeTable(stack, "HELD-MAIL#")).map((item) => JSON.stringify(item["held"]));

describe("a conversation by real mail", () => {
  const ada = "ada@trust.example";
  const team = "team@programme.example";

  it("begins, goes on and is answered, each mail in its thread and no word in the wrong one", async () => {
    const first = await send({ from: ada, subject: "Councils", text: "Is the community open to councils?" });
    const thanks = lastTo(ada, "enquiry-received");
    const reference = referenceIn(thanks);
    expect(thanks.headers["in-reply-to"]).toBe(first);
    expect(thanks.headers["auto-submitted"]).toBe("auto-replied");

    await send({
      from: ada,
      subject: "Re: We have your enquiry",
      text: "We are three care homes.",
      answers: thanks,
    });
    expect((await conversation(reference)).map(({ text }) => text)).toEqual([
      "Is the community open to councils?",
      "We are three care homes.",
    ]);
    await minute();
    const notice = lastTo(team, "enquiry-message-for-team");
    expect(notice.text).toContain("We are three care homes.");

    // The team's people are known by their first sign-in.
    await signIn(stack);
    const theo = "theo.team@programme.example";
    await send({
      from: theo,
      subject: `Re: ${notice.subject}`,
      text: "Yes, all of you are welcome.",
      answers: notice,
    });
    const answer = lastTo(ada, "enquiry-answer");
    expect(answer.text).toContain("Yes, all of you are welcome.");
    expect(answer.text).not.toContain("three care homes");
    expect(answer.from).toContain("hello@programme.example");
    expect(answer.headers["auto-submitted"]).toBeUndefined();

    await send({ from: ada, subject: "Re: Councils", text: "Thank you!", answers: answer });
    expect((await conversation(reference)).map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "they: Is the community open to councils?",
      "they: We are three care homes.",
      "team: Yes, all of you are welcome.",
      "they: Thank you!",
    ]);
    expect(stack.refusals()).toEqual([]);
  });

  it("can be saved by the team as it came, as a file that no browser shows", async () => {
    const reference = referenceIn(lastTo(ada, "enquiry-received"));
    const id = (await conversation(reference)).find(({ from }) => from === "they")?.["id"];
    const cookies = await signIn(stack);
    const cookie = Object.entries(cookies)
      .map((pair) => pair.join("="))
      .join("; ");
    const answer = await fetch(`${stack.url}/desk/enquiries/${reference}/mail/${id}`, {
      redirect: "manual",
      headers: { cookie },
    });
    expect(answer.status).toBe(303);
    const mail = await fetch(answer.headers.get("location") ?? "");
    expect(mail.headers.get("content-disposition")).toContain(`attachment; filename="${reference}.eml"`);
    expect(mail.headers.get("content-type")).toBe("application/octet-stream");
    expect(await mail.text()).toContain("Is the community open to councils?");
  });

  it("with somebody whose letters came back: their next mail has letters tried again, past the mail service's own list", async () => {
    // Comes back, as every address that begins like this does here, and is no address of a machine.
    const address = "bouncer-bea@trust.example";
    const known = async () =>
      (await wholeTable(stack, "PERSON#")).find(({ email }) => email === address) ?? expect.fail("Unknown.");
    await send({ from: address, subject: "One", text: "Are you there?" });
    const before = await known();
    expect(before).toMatchObject({ bouncedAt: expect.any(String), onSuppressionList: true });
    await send({ from: address, subject: "Two", text: "I wrote to you." });
    expect(lettersTo(address, "enquiry-received")).toHaveLength(2);
    const after = await known();
    // Came back from the mailbox, not from the list: that would have left no mark.
    expect(after).toMatchObject({ bouncedAt: expect.any(String), liftedAt: expect.any(String) });
    expect(after["bouncedAt"]).not.toBe(before["bouncedAt"]);
    expect(stack.refusals()).toEqual([]);
  });

  it("with several people: who was copied in is offered, gets the answer when the team ticks them, and writes in the same conversation", async () => {
    await minute();
    const [amina, bea] = ["amina@trust.example", "bea@trust.example"];
    const cc = `Bea <${bea}>`;
    await send({ from: amina, cc, subject: "Two of us", text: "Bea and I would like to come." });
    const thanks = lastTo(amina, "enquiry-received");
    const reference = referenceIn(thanks);
    expect(lettersTo(bea, "enquiry-received")).toEqual([]);

    const desk = visit(stack, { cookies: await signIn(stack) });
    const page = await desk.open(`/desk/enquiries/${reference}`);
    const offered = page.$('input[type="checkbox"]');
    expect(page.$('label[for^="also-"]').text().trim()).toBe(cc);
    expect(offered.filter("[checked]")).toHaveLength(0);
    const ticked = { text: "Do come, both of you.", "also-1": offered.attr("value") ?? "" };
    expect((await desk.send(page, ticked, "answer")).status).toBe(303);
    await stack.idle();
    const [toAmina, toBea] = [lastTo(amina, "enquiry-answer"), lastTo(bea, "enquiry-answer")];
    for (const answer of [toAmina, toBea]) expect(answer.text).toContain("Do come, both of you.");

    await send({ from: amina, subject: "Re: Two of us", text: "We will.", answers: toAmina });
    await send({ from: bea, cc: amina, subject: "Re: Two of us", text: "So will Carl.", answers: toBea });
    const before = stack.letters().length;
    const away = { "Auto-Submitted": "auto-replied" };
    await send({ from: bea, subject: "Automatic reply", text: "I am away.", answers: toBea, headers: away });
    expect((await conversation(reference)).map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "they: Bea and I would like to come.",
      "team: Do come, both of you.",
      "they: We will.",
      "they: So will Carl.",
      "they: I am away.",
    ]);
    // Nobody was thanked twice, and nobody but whoever answered is told of what came.
    expect(stack.letters()).toHaveLength(before);
    const toThem = stack.letters().filter(({ to }) => [amina, bea].some((one) => to.includes(one)));
    expect(toThem.map(({ kind }) => kind).toSorted()).toEqual([
      "enquiry-answer",
      "enquiry-answer",
      "enquiry-received",
    ]);
    await minute();
    const told = lastTo("theo.team@programme.example", "enquiry-message-for-team");
    expect(told.subject).toBe("2 new messages in enquiries");
    expect(told.text).toContain("So will Carl.");
    expect(stack.refusals()).toEqual([]);
  });

  it("of many in one minute: each is thanked at once, the team gets one letter, and an answer to that is held", async () => {
    await minute();
    const people = ["one", "two", "three"].map((name) => `${name}@burst.example`);
    for (const from of people) await send({ from, subject: `From ${from}`, text: "May we join?" });
    const references = people.map((address) => referenceIn(lastTo(address, "enquiry-received")));
    const before = stack.letters().length;
    await minute();
    expect(stack.letters()).toHaveLength(before + 1);
    const told = lastTo(team, "enquiry-for-team");
    expect(told.subject).toBe("3 new enquiries");
    for (const [nth, reference] of references.entries())
      expect(told.text).toContain(`${reference}: From ${people[nth]}`);
    const theo = "theo.team@programme.example";
    await send({ from: theo, subject: `Re: ${told.subject}`, text: "Yes, all of you.", answers: told });
    const kept = (await held()).find((mail) => mail.includes("Yes, all of you."));
    expect(kept).toContain('"several-enquiries"');
    expect(stack.letters()).toHaveLength(before + 1);
    expect(stack.refusals()).toEqual([]);
  });

  it("that somebody was forwarded holds their answer until a person decides", async () => {
    const reference = referenceIn(lastTo(ada, "enquiry-received"));
    const before = await conversation(reference);
    await send({
      from: "ben@elsewhere.example",
      subject: "Fwd",
      text: "Let me in.",
      answers: lastTo(ada, "enquiry-answer"),
    });
    await send({ from: "ben@elsewhere.example", subject: `Re: ${reference}`, text: "Then by the number." });
    expect(await conversation(reference)).toEqual(before);
    const waiting = (await held()).filter((mail) => mail.includes("Let me in."));
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toContain('"unknown-sender"');
  });

  it("is never answered by a machine to a machine, however they write to each other", async () => {
    const automatic = () => stack.letters().length;
    const answer = lastTo(ada, "enquiry-answer");
    const notice = lastTo(team, "enquiry-message-for-team");
    await minute();
    const before = automatic();
    const away = { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" };
    await send({ from: ada, subject: "Automatic reply", text: "I am away.", answers: answer, headers: away });
    await send({
      from: "theo.team@programme.example",
      subject: "Out of office",
      text: "Back on Monday.",
      answers: notice,
      headers: away,
    });
    await send({
      from: "news@shop.example",
      subject: "Offers",
      text: "Buy!",
      headers: { "List-Id": "<offers.shop.example>", "List-Unsubscribe": "<https://shop.example/u>" },
    });
    await send({
      from: "MAILER-DAEMON@mail.example",
      subject: "Undelivered Mail Returned to Sender",
      text: "No such user.",
    });
    await send({
      from: "hello@programme.example",
      subject: answer.subject,
      text: answer.text,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    await minute();
    expect(automatic()).toBe(before);
    const reference = referenceIn(lastTo(ada, "enquiry-received"));
    expect((await conversation(reference)).at(-1)).toMatchObject({
      text: "I am away.",
      automatic: "auto-reply",
    });
  });
});
