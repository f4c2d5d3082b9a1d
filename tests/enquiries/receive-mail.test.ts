import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { answerEnquiry } from "../../shared/enquiries/conversation/decide.ts";
import { readConversation } from "../../shared/enquiries/conversation/store.ts";
import { listHeldMail } from "../../shared/enquiries/held-mail/store.ts";
import { activeSource } from "../../shared/enquiries/lists.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import { mailIdItem } from "../../shared/incoming-mail/mail-id.ts";
import { commit } from "../../shared/journal/commit.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import type { RealTable } from "../support/real-table.ts";
import { testOccasion } from "../support/visiting.ts";
import { mailIntake } from "./mail-intake.ts";
import { aMail } from "./mails.ts";

const { clock, real, needs, from, receive, ask, replyTo, heldToday } = mailIntake();

const today = async () => (await real().entries(utcDate(clock.now))).map(({ name }) => name);
const texts = async (reference: string) =>
  (await readConversation(real().table, reference))?.messages.map(({ text }) => text);

describe("a mail that names no conversation", () => {
  it("is a new enquiry of its sender, however often it is delivered", async () => {
    const mail = aMail({ from: from("Ada"), subject: "Re: a question" });
    await receive(mail);
    await receive(mail);
    await Promise.all([receive(mail), receive(mail)]);
    expect(await today()).toEqual(["EnquiryReceived"]);
    const [entry] = await real().entries(utcDate(clock.now));
    expect(entry?.data).toMatchObject({ channel: "e-mail", acknowledge: true });
    const made = await readConversation(real().table, entry?.subject.id ?? "");
    expect(made?.enquiry).toMatchObject({
      subject: "Re: a question",
      name: "Ada",
      channel: "e-mail",
      status: "new",
    });
    expect(made?.messages).toHaveLength(1);
  });

  it("that quotes a reference begins a conversation of its own, which says so", async () => {
    const { reference, who } = await ask();
    await receive(aMail({ from: who, subject: `Re: ${reference}`, text: "More on this." }));
    expect(await texts(reference)).toHaveLength(1);
    const made = (await activeSource(real().table)(undefined, 100)).find(
      ({ thing }) => thing.subject === `Re: ${reference}`,
    )?.thing;
    const conversation = await readConversation(real().table, made?.reference ?? "");
    expect(conversation?.messages[0]?.remarks).toEqual([`It mentions ${reference}.`]);
  });

  it("whose sender may be forged is taken in, and its sender is not written to", async () => {
    await receive(aMail({ from: from("Eve"), proof: "none" }));
    const [entry] = await real().entries(utcDate(clock.now));
    expect(entry?.data).toMatchObject({ acknowledge: false });
    const made = await readConversation(real().table, entry?.subject.id ?? "");
    expect(made?.enquiry.unchecked).toBe(true);
  });

  it("with a virus is taken in with its remark, and its sender is not written to", async () => {
    const mail = aMail({ from: from("Ada"), verdicts: { ...aMail().verdicts, virus: "fail" } });
    const kept = {
      files: [],
      remarks: ["What was attached was not kept, because a virus was found in the mail."],
    };
    await receiveMail(
      needs(),
      { mail, ...kept, original: `incoming/${newId()}` },
      { ...testOccasion(needs()), actor: { kind: "system" } },
    );
    expect(await heldToday()).toEqual([]);
    const [entry] = (await real().entries(utcDate(clock.now))).filter(
      ({ name }) => name === "EnquiryReceived",
    );
    expect(entry?.data).toMatchObject({ acknowledge: false });
    const made = await readConversation(real().table, entry?.subject.id ?? "");
    expect(made?.messages[0]?.remarks.join(" ")).toContain("a virus was found");
  });

  it("is acknowledged three times in an hour and no more, under whatever name the inbox goes; all of it is taken in", async () => {
    const mailbox = newId();
    for (const tag of ["", "+1", "+2", "+3", "+4"])
      await receive(aMail({ from: { name: "Ada", address: `ada.${mailbox}${tag}@trust.example` } }));
    const entries = await real().entries(utcDate(clock.now));
    const received = entries.filter(({ name }) => name === "EnquiryReceived");
    expect(received.map(({ data }) => data)).toMatchObject(
      [true, true, true, false, false].map((acknowledge) => ({ acknowledge })),
    );
  });

  it("with another text under the same Message-ID is another mail", async () => {
    const mail = aMail({ from: from("Ada") });
    await receive(mail);
    await receive({ ...mail, text: "Something else" });
    expect(await today()).toEqual(["EnquiryReceived", "EnquiryReceived"]);
  });

  it("without a sender, or from one that we cannot write to, is held with what it says", async () => {
    await receive(aMail({ from: undefined }));
    await receive(aMail({ from: { name: "Zoë", address: "zoë@trust.example" } }));
    expect((await heldToday()).map(({ why, names }) => ({ why, names }))).toEqual(
      expect.arrayContaining([
        { why: "no-sender", names: undefined },
        { why: "odd-sender", names: undefined },
      ]),
    );
    const { shown: held } = await listHeldMail(real().table, "held");
    expect(held.find(({ why }) => why === "odd-sender")?.from).toEqual({
      name: "Zoë",
      address: "zoë@trust.example",
    });
  });
});

describe("an answer", () => {
  it("by the signed address joins its conversation and makes it the team's turn", async () => {
    const { reference, who } = await ask();
    await changeEnquiry(needs(), { reference }, { once: newId() }, (enquiry, planning) =>
      answerEnquiry(
        enquiry,
        { text: "How many?", to: enquiry.person, next: "waiting", via: "desk" },
        { occasion: { ...testOccasion(needs()), actor: { kind: "team", id: newId() } }, planning },
      ),
    );
    await receive(aMail({ from: who, recipients: [replyTo(reference).toUpperCase()], text: "Twelve." }));
    const { enquiry, messages } = (await readConversation(real().table, reference)) ?? expect.fail();
    expect(messages.map(({ text }) => text)).toEqual([
      "Our letters take three weeks.",
      "How many?",
      "Twelve.",
    ]);
    expect(enquiry).toMatchObject({ status: "open" });
    expect(enquiry.answerBy).toBeDefined();
    expect(enquiry).not.toHaveProperty("timer");
    expect(await today()).toEqual(expect.arrayContaining(["EnquiryMessageReceived", "EnquiryMoved"]));
  });

  it("by the Message-ID of a letter joins too, whatever domain the mail service gave it", async () => {
    const { reference, who } = await ask();
    await commit(needs(), { once: newId(), writes: [{ put: mailIdItem("0102-ses-id", reference) }] });
    await receive(
      aMail({
        from: who,
        references: ["other@x.example", "0102-ses-id@eu-west-2.amazonses.com"],
        text: "Here.",
      }),
    );
    expect(await texts(reference)).toContain("Here.");
  });

  it("to an answer of theirs finds the conversation by their own Message-ID", async () => {
    const { reference, who } = await ask();
    const first = aMail({ from: who, recipients: [replyTo(reference)], text: "One." });
    await receive(first);
    await receive(aMail({ from: who, references: [first.messageId ?? ""], text: "Two." }));
    expect(await texts(reference)).toEqual(expect.arrayContaining(["One.", "Two."]));
  });

  it("from somebody else is held, though its address is right", async () => {
    const { reference } = await ask();
    await receive(aMail({ from: from("Eve"), recipients: [replyTo(reference)] }));
    expect(await heldToday()).toMatchObject([{ why: "unknown-sender", names: reference }]);
    expect(await texts(reference)).toHaveLength(1);
  });

  it("in the name of a participant that fails its proof is held", async () => {
    const { reference, who } = await ask();
    await receive(aMail({ from: who, recipients: [replyTo(reference)], proof: "none" }));
    expect(await heldToday()).toMatchObject([{ why: "not-verified", names: reference }]);
  });

  it("of a machine is shown in the conversation and moves nothing", async () => {
    const { reference, who } = await ask();
    await receive(
      aMail({ from: who, recipients: [replyTo(reference)], automatic: "auto-reply", text: "I am away." }),
    );
    const { enquiry, messages } = (await readConversation(real().table, reference)) ?? expect.fail();
    expect(messages.at(-1)).toMatchObject({ automatic: "auto-reply", text: "I am away." });
    expect(enquiry.status).toBe("new");
  });
});

describe("whatever comes in", () => {
  const word = fc.constantFrom("token", "team-token", "reference", "message-id", "nothing");
  const arrival = fc.record({
    sender: fc.nat(3),
    conversation: fc.nat(2),
    by: word,
    proof: fc.constantFrom("dmarc", "aligned", "none"),
    automatic: fc.constantFrom(undefined, undefined, undefined, "auto-reply", "bounce"),
  });

  it("no message appears in a conversation whose participants do not include its sender", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 12 }), async (arrivals) => {
        clock.now = plus(clock.now, "P1D");
        const people = ["Ada", "Ben", "Cleo", "Dora"].map(from);
        const asked = await Promise.all(people.slice(0, 3).map((who) => ask(who)));
        const ids: string[] = [];
        for (const { sender, conversation, by, proof, automatic } of arrivals) {
          const reference = asked[conversation]?.reference ?? "";
          const mail = aMail({
            from: people[sender],
            automatic,
            proof,
            recipients:
              by === "token"
                ? [replyTo(reference)]
                : by === "team-token"
                  ? [replyTo(reference, "team-conversation")]
                  : [],
            subject: by === "reference" ? `Re: ${reference}` : "Hello",
            references: by === "message-id" ? ids.slice(-1) : [],
          });
          await receive(mail);
          ids.push(mail.messageId ?? "");
        }
        for (const { enquiry } of await conversationsOf(real())) {
          const whole = (await readConversation(real().table, enquiry)) ?? expect.fail();
          for (const message of whole.messages.filter(({ from: who }) => who === "they"))
            expect(whole.enquiry.participants).toContain(message.person);
        }
      }),
      { numRuns: 15 },
    );
  });
});

const conversationsOf = async (table: RealTable): Promise<{ enquiry: string }[]> =>
  (await table.items("ENQUIRY#"))
    .filter(({ sk }) => sk === "ENQUIRY")
    .map(({ pk }) => ({ enquiry: String(pk).slice("ENQUIRY#".length) }));
