import type { Doubt, IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import type { Occasion } from "../../journal/entry.ts";
import { parseReference } from "../../platform/references.ts";
import { oneLine } from "../../platform/text.ts";
import type { Message } from "../conversation/model.ts";
import type { ReceivedMail } from "./received-mail.ts";

/** DynamoDB keeps items of 400 KB: a character may take three bytes, and a mail has other things to say. */
const MOST_TEXT = 60_000;
const MOST_QUOTED = 30_000;
const MOST_SUBJECT = 150;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** The subject of a mail as an enquiry bears it: on one line, never empty. */
export const subjectOfMail = ({ subject }: Pick<IncomingMail, "subject">): string => {
  const line = oneLine(subject);
  return line === "" ? "No subject" : cut(line, MOST_SUBJECT);
};

const REFERENCE = /\bENQ[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}\b/gi;

/** The first reference of an enquiry that a mail's subject or words quote, if any. It says where to look, and opens nothing. */
export const quotedReference = ({
  subject,
  text,
}: Pick<IncomingMail, "subject" | "text">): string | undefined => {
  for (const [typed] of `${subject}\n${text}`.matchAll(REFERENCE)) {
    const reference = parseReference("enquiry", typed);
    if (reference !== null) return reference;
  }
  return undefined;
};

/** The line above which an answer to a notice is written, and the first of every notice: all above it goes out, and nothing below. */
export const ANSWER_LINE = "Write your answer above this line.";

const doubtWords: Readonly<Record<Doubt, string>> = {
  robot: "No acknowledgement was sent: nobody reads mail at an address like this one.",
  asked: "No acknowledgement was sent: the mail asks that no program answers it.",
  many: "No acknowledgement was sent: it looks like mail to many people.",
  calendar: "No acknowledgement was sent: a calendar answered.",
  list: "No acknowledgement was sent: it came through a list or a group.",
  absence: "No acknowledgement was sent: it reads like a notice of absence.",
};

const remarksOn = ({ mail, remarks }: ReceivedMail): string[] => {
  const quoted = quotedReference(mail);
  return [
    ...mail.remarks,
    ...remarks,
    ...(mail.text.length > MOST_TEXT
      ? ["The text was too long to be shown whole. The mail itself is kept."]
      : []),
    ...(mail.doubt === undefined || mail.automatic !== undefined ? [] : [doubtWords[mail.doubt]]),
    ...(quoted === undefined ? [] : [`It mentions ${quoted}.`]),
  ];
};

/** What a mail says, as a message or a held mail keeps it. */
export const contentOf = (received: ReceivedMail) => {
  const { mail, files, original } = received;
  return {
    subject: subjectOfMail(mail),
    text: cut(mail.text, MOST_TEXT),
    quoted: mail.quoted === "" ? undefined : cut(mail.quoted, MOST_QUOTED),
    messageId: mail.messageId,
    files: [...files],
    remarks: remarksOn(received),
    automatic: mail.automatic,
    original,
    author: mail.from,
    replyTo: mail.replyTo,
    copied: mail.copied.length === 0 ? undefined : [...mail.copied],
  };
};

/** A mail as a message of a conversation. */
export const messageOf = (
  received: ReceivedMail,
  person: string | undefined,
  occasion: Occasion,
): Message => ({
  ...contentOf(received),
  id: occasion.newId(),
  at: occasion.now,
  from: "they",
  via: "e-mail",
  person,
});
