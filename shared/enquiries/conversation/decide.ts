import { refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { hoursBetween } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { type EnquiryDecided, moveTo } from "../decide-status.ts";
import { conversationOf, type Enquiry, type EnquiryStatus, marked } from "../enquiry.ts";
import { EnquiryAnswered } from "../entries.ts";
import { enquiryAnswer } from "../letters.ts";
import { answerBy, type Planning } from "../targets/model.ts";
import { type Message, messageKey } from "./model.ts";

/** What an answer does to the enquiry besides being sent. */
export type AfterAnswer = Extract<EnquiryStatus, "open" | "waiting" | "answered" | "closed">;

/** An answer that one of the team wrote. */
export interface Answer {
  readonly text: string;
  /** The participant it goes to. */
  readonly to: string;
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

/** Answers a participant by a letter, and moves the enquiry on. */
export const answerEnquiry = (
  before: Enquiry,
  answer: Answer,
  { occasion, planning }: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecided<"merged" | "no-participant"> => {
  if (before.merged !== undefined) return refused("merged");
  const conversation = conversationOf(before, answer.to);
  if (conversation === undefined) return refused("no-participant");
  const message: Message = {
    id: occasion.newId(),
    at: occasion.now,
    from: "team",
    via: answer.via,
    person: answer.to,
    by: occasion.actor.id,
    subject: `Re: ${before.subject}`,
    text: answer.text,
    files: [],
    remarks: [],
  };
  const answers = answer.answers === undefined ? {} : { answers: answer.answers };
  const sent = letter(
    enquiryAnswer,
    {
      to: { person: answer.to },
      about: `enquiry:${conversation}`,
      facts: { reference: conversation, ...answers },
      encloses: messageKey(conversation, message),
    },
    occasion,
  );
  const enquiry = {
    ...marked(before, conversation, { answeredAt: occasion.now }),
    ...firstAnswer(before, occasion),
    ...(before.firstAnsweredAt === undefined ? { firstAnswerLetter: sent.id } : {}),
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
    letters: [sent],
    entries: [answeredEntry(before, answer.via, occasion), ...moved.entries],
  };
};
