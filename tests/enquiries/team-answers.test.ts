import { describe, expect, it } from "vitest";
import { readConversation } from "../../shared/enquiries/conversation/store.ts";
import { teamAnswer } from "../../shared/enquiries/mail/team-answer.ts";
import { ANSWER_LINE } from "../../shared/enquiries/mail/words.ts";
import type { IncomingMail } from "../../shared/incoming-mail/incoming-mail.ts";
import { newId } from "../../shared/platform/ids.ts";
import { joinTeam } from "../support/desk-session.ts";
import { mailIntake } from "./mail-intake.ts";
import { aMail } from "./mails.ts";

const { clock, real, needs, from, receive, ask, replyTo, heldToday } = mailIntake();

const toTeam = (reference: string) => replyTo(reference, "team-conversation");
const announced = "On Mon, 23 Nov 2026 at 09:00, Innovation Programme <hello@programme.example> wrote:";
const notice = `> ${ANSWER_LINE}\n>\n> A new enquiry has come in.`;
const answering = (words: string) => `${words}\n\n${announced}\n${notice}`;
const colleague = async (role: "team" | "viewer" = "team") => {
  const address = `theo.${newId()}@programme.example`;
  const id = await joinTeam(needs(), { name: "Theo Team", email: address, role });
  return { id, from: { name: "Theo Team", address } };
};
const lettersToday = async () => (await real().letters()).filter(({ queuedAt }) => queuedAt === clock.now);

describe("the team, from its own mail program", () => {
  it("answers by the notice: the letter goes out in the conversation, and it is theirs now", async () => {
    const { reference } = await ask();
    const theo = await colleague();
    const mail = aMail({ from: theo.from, recipients: [toTeam(reference)], text: answering("Yes, it is.") });
    await receive(mail);
    await receive(mail);
    const { enquiry, messages } = (await readConversation(real().table, reference)) ?? expect.fail();
    expect(messages.at(-1)).toMatchObject({ from: "team", via: "e-mail", by: theo.id, text: "Yes, it is." });
    expect(enquiry).toMatchObject({ status: "answered", assignee: theo.id });
    expect((await lettersToday()).map(({ kind, to }) => ({ kind, to }))).toEqual([
      { kind: "enquiry-answer", to: { person: enquiry.person } },
    ]);
  });

  it.each([
    ["nobody of the team", {}, "unknown-sender"],
    ["someone whom nothing proves", { proof: "none" as const }, "not-verified"],
    ["someone whose domain has no policy", { proof: "aligned" as const }, "not-verified"],
    ["a viewer", {}, "not-allowed"],
    ["an out-of-office note", { automatic: "auto-reply" as const }, "automatic"],
    ["what reads like a notice of absence", { doubt: "absence" as const }, "team-answer"],
    ["an answer of which something could not be read", { isWhole: false }, "team-answer"],
    ["an answer without the notice", { text: "Yes, it is." }, "team-answer"],
    ["an answer that was not finished", { text: answering("Dear [name],\n\nYes.") }, "placeholder"],
    ["an answer of a template", { text: answering("Dear {name}") }, "placeholder"],
    ["only what was quoted", { text: answering("") }, "team-answer"],
    [
      "an answer with a file, which could not go along",
      { attachments: [{ name: "a.pdf", type: "application/pdf", bytes: new Uint8Array() }] },
      "team-answer",
    ],
  ])("%s sends nothing out", async (who, more, why) => {
    const { reference } = await ask();
    const role = who === "a viewer" ? "viewer" : "team";
    const sender = who.startsWith("nobody") ? from("Eve") : (await colleague(role)).from;
    await receive(aMail({ from: sender, recipients: [toTeam(reference)], text: answering("Yes."), ...more }));
    expect((await heldToday()).map((held) => held.why)).toEqual([why]);
    expect(await lettersToday()).toEqual([]);
  });
});

describe("what goes out of an answer of the team", () => {
  const outOf = (body: string, more: Partial<IncomingMail> = {}) =>
    teamAnswer({
      body,
      isWhole: true,
      subject: "Re: New enquiry",
      doubt: undefined,
      attachments: [],
      ...more,
    });

  it.each([
    [
      "directly above the announcement",
      `Dear Alice,\n\nYes.\nPlease bring your badge.\n${announced}\n${notice}`,
      "Dear Alice,\n\nYes.\nPlease bring your badge.",
    ],
    [
      "with lines that look like headers",
      answering("Your journey is booked:\nFrom: Leeds\nTo: London\nDate: 3 May\n\nPlease confirm."),
      "Your journey is booked:\nFrom: Leeds\nTo: London\nDate: 3 May\n\nPlease confirm.",
    ],
    ["with a divider", answering("First.\n--\nSecond."), "First.\n--\nSecond."],
    ["with the mark of a signature", answering("Yes.\n\n-- \nTheo"), "Yes.\n\n-- \nTheo"],
    [
      "with an announcement in three lines",
      `Yes.\nOn Mon, 23 Nov 2026 at 09:00, Innovation Programme <\nhello@programme.example>\nwrote:\n${notice}`,
      "Yes.",
    ],
    [
      "above an Outlook block",
      `Yes.\n\n________________________________\nFrom: Innovation Programme <hello@programme.example>\nSent: 23 November 2026 09:00\nTo: team@programme.example\nSubject: New enquiry\n\n${ANSWER_LINE}\n\nA new enquiry has come in.`,
      "Yes.",
    ],
    [
      "with the notice's line in bold, as some pages give it",
      `Yes.\n\n${announced}\n> *${ANSWER_LINE}*\n> More`,
      "Yes.",
    ],
    [
      "with the notice's line broken",
      `Yes.\n\n${announced}\n> Write your answer above\n> this line.\n> More`,
      "Yes.",
    ],
    [
      "with quoted lines that were left on purpose",
      `You wrote:\n> which day\nTuesday.\n\n${announced}\n${notice}`,
      "You wrote:\n> which day\nTuesday.",
    ],
  ])("%s: all of it", (_what, body, text) => {
    expect(outOf(body)).toBe(text);
  });

  it.each([
    ["below the notice", `${announced}\n${notice}\n\nYes, it is.`],
    [
      "between the quoted lines",
      `See below.\n\n${announced}\n> ${ANSWER_LINE}\n> Which day?\nTuesday.\n> Which room?`,
    ],
    ["in the line of the announcement", `Yes. ${announced}\n${notice}`],
    ["that speaks of the notice's line inside a sentence", `The line "${ANSWER_LINE}" confuses me.`],
  ])("%s: nothing, it is held", (_what, body) => {
    expect(outOf(body)).toBeUndefined();
  });
});
