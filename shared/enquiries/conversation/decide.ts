import type { Mailbox } from "../../incoming-mail/addresses.ts";
import { refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { usableAddress } from "../../people/person.ts";
import { hoursBetween } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { type EnquiryDecided, type FiledMessage, moveTo } from "../decide-status.ts";
import { conversationOf, type Enquiry, type EnquiryStatus, marked, participantsOf } from "../enquiry.ts";
import { EnquiryAnswered } from "../entries.ts";
import { enquiryAnswer } from "../letters.ts";
import { answerBy, type Planning } from "../targets/model.ts";
import { type Message, messageKey } from "./model.ts";

/** What an answer does to the enquiry besides being sent. */
export type AfterAnswer = Extract<EnquiryStatus, "open" | "waiting" | "answered" | "closed">;

/** Somebody whom a mail of a conversation names, and that conversation. */
export interface AlsoTo {
  readonly person: string;
  readonly conversation: string;
}

/** An answer that one of the team wrote. */
export interface Answer {
  readonly text: string;
  /** The participant it goes to. */
  readonly to: string;
  /** Who else gets the same words, and takes part in the conversation of these mails from now on. */
  readonly also?: readonly AlsoTo[] | undefined;
  readonly next: AfterAnswer;
  readonly via: "desk" | "e-mail";
  /** The Message-ID that it answers, if the last word came by mail. */
  readonly answers?: string | undefined;
}

/** The entry of an answer; only the first to an enquiry counts towards the time to answer. */
export const answeredEntry = (enquiry: Enquiry, via: "desk" | "e-mail" | "elsewhere", occasion: Occasion) => {
  const first = enquiry.firstAnsweredAt === undefined;
  const { reference, person, answerBy: due } = enquiry;
  const inTime = first && due !== undefined ? { inTime: localDate(occasion.now) <= due } : {};
  const data = { first, hoursOpen: hoursBetween(enquiry.receivedAt, occasion.now), ...inTime, via };
  return record(EnquiryAnswered, { subject: reference, person, data }, occasion);
};

/** What the first answer leaves on an enquiry; nothing of any later one. */
export const firstAnswer = (enquiry: Enquiry, occasion: Occasion): Partial<Enquiry> => {
  if (enquiry.firstAnsweredAt !== undefined) return {};
  const by = occasion.actor.id;
  return { firstAnsweredAt: occasion.now, firstAnsweredBy: by, firstAnswerDue: enquiry.answerBy };
};

/** Whoever answers an enquiry that nobody has taken takes it. */
const taken = (enquiry: Enquiry, occasion: Occasion): Partial<Enquiry> =>
  enquiry.assignee === undefined && occasion.actor.kind === "team" && occasion.actor.id !== undefined
    ? { assignee: occasion.actor.id }
    : {};

/** The most addresses that one answer also goes to: each makes a person, a letter and a mail. */
export const MOST_ALSO = 20;

/** Somebody whom a mail names, and the message that it came as: by its place a command reads that one message and no other. */
export interface Named extends Mailbox {
  readonly in: Pick<Message, "at" | "id">;
}

/**
 * Whom the mails of a conversation name besides their senders, by address as we write to it: who got a copy, and where replies were asked for. The
 * latest mail first. Addresses that we cannot write to are left out.
 */
export const namedIn = (messages: readonly Message[]): ReadonlyMap<string, Named> => {
  const named = new Map<string, Named>();
  for (const { at, id, from, replyTo, copied = [] } of messages.toReversed()) {
    if (from !== "they") continue;
    for (const { name, address: written } of replyTo === undefined ? copied : [replyTo, ...copied]) {
      const address = usableAddress(written)?.toLowerCase();
      if (address !== undefined && !named.has(address)) named.set(address, { name, address, in: { at, id } });
    }
  }
  return named;
};

/** The most people who take part in a conversation: all of them are shown together. */
const MOST_PARTICIPANTS = 60;

/** An enquiry in one of whose conversations, its own or that of one merged into it, these people take part. */
const joinedBy = (enquiry: Enquiry, conversation: string, people: readonly string[]): Enquiry => {
  const joined = <One extends Pick<Enquiry, "reference" | "participants">>(one: One): One =>
    one.reference === conversation
      ? { ...one, participants: [...new Set([...one.participants, ...people])] }
      : one;
  return { ...joined(enquiry), absorbed: enquiry.absorbed.map(joined) };
};

/** The letters of an answer: one to each person, all with the same words. */
const answerLetters = (
  { conversation, message }: FiledMessage,
  { to, answers }: Pick<Answer, "to" | "answers">,
  occasion: Occasion,
) => {
  const facts = { reference: conversation, ...(answers === undefined ? {} : { answers }) };
  const letterTo = (person: string) =>
    letter(
      enquiryAnswer,
      {
        to: { person },
        about: `enquiry:${conversation}`,
        facts,
        encloses: messageKey(conversation, message),
      },
      occasion,
    );
  return [letterTo(to), ...(message.also ?? []).map(letterTo)] as const;
};

/** The conversation that an answer belongs to: of several that the one who is answered takes part in, the one whose mails name who else gets it. */
const answeredIn = (enquiry: Enquiry, { to, also = [] }: Answer): string | undefined =>
  also.map(({ conversation }) => conversation).find((one) => participantsOf(enquiry, one).includes(to)) ??
  conversationOf(enquiry, to);

/**
 * Answers a participant by a letter, and moves the enquiry on. Whom it also goes to get letters of their own; they join the conversation of the one who is
 * answered. `not-named`: one of them is named by the mails of another that was merged with it, whose people do not see each other.
 */
export const answerEnquiry = (
  before: Enquiry,
  answer: Answer,
  { occasion, planning }: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecided<"merged" | "no-participant" | "not-named" | "too-many"> => {
  if (before.merged !== undefined) return refused("merged");
  const conversation = answeredIn(before, answer);
  if (conversation === undefined) return refused("no-participant");
  if (answer.also?.some((one) => one.conversation !== conversation)) return refused("not-named");
  const also = (answer.also ?? []).map(({ person }) => person).filter((person) => person !== answer.to);
  const joined = joinedBy(before, conversation, also);
  const { length } = participantsOf(joined, conversation);
  if (length > MOST_PARTICIPANTS && also.length > 0) return refused("too-many");
  const message: Message = {
    id: occasion.newId(),
    at: occasion.now,
    from: "team",
    via: answer.via,
    person: answer.to,
    ...(also.length === 0 ? {} : { also }),
    by: occasion.actor.id,
    subject: `Re: ${before.subject}`,
    text: answer.text,
    files: [],
    remarks: [],
  };
  const letters = answerLetters({ conversation, message }, answer, occasion);
  const enquiry = {
    ...marked(joined, conversation, { answeredAt: occasion.now }),
    ...firstAnswer(before, occasion),
    ...(before.firstAnsweredAt === undefined ? { firstAnswerLetter: letters[0].id } : {}),
    ...taken(before, occasion),
    // Whoever answers and keeps it open owes another answer, as soon as the first.
    ...(answer.next === "open" ? { answerBy: answerBy(occasion.now, planning) } : {}),
    unchecked: false,
    undelivered: undefined,
  };
  const { targets } = planning;
  const moved = moveTo(enquiry, answer.next, "answer", { occasion, targets });
  return {
    ...moved,
    messages: [{ conversation, message }],
    letters,
    entries: [answeredEntry(before, answer.via, occasion), ...moved.entries],
  };
};
