import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import {
  MemberMessageAnswered,
  MemberMessageBlocked,
  MemberMessageReported,
  MemberMessageReportSettled,
  MemberMessageSent,
} from "./entries.ts";
import type { MemberMessage } from "./model.ts";

/** What a message between members rests on: whether the writer is a member, whether the reader is seen, and whether they blocked the writer. */
export interface Reach {
  readonly isMember: boolean;
  readonly isSeen: boolean;
  readonly isBlocked: boolean;
}

/** Who writes what to whom. */
export interface Writing {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly fromName: string;
  readonly toName: string;
}

/** What became of a message. */
export interface MessageDecision {
  readonly message: MemberMessage;
  readonly entries: readonly Entry[];
}

/** Writes to another member. Whoever blocked the writer is answered for as somebody who is not seen any more: it is nobody's business. */
export const writeToMember = (
  { isMember, isSeen, isBlocked }: Reach,
  writing: Writing,
  occasion: Occasion,
): MessageDecision | Refused<"not-a-member" | "not-seen" | "yourself"> => {
  if (!isMember) return refused("not-a-member");
  if (writing.from === writing.to) return refused("yourself");
  if (!isSeen || isBlocked) return refused("not-seen");
  const message: MemberMessage = { id: occasion.newId(), at: occasion.now, ...writing };
  return {
    message,
    entries: [record(MemberMessageSent, { subject: message.id, person: writing.from, data: {} }, occasion)],
  };
};

/** Answers a message, once: what follows the two say to each other in their own way. */
export const answerMessage = (
  message: MemberMessage,
  text: string,
  occasion: Occasion,
): MessageDecision | Refused<"answered"> => {
  if (message.answer !== undefined) return refused("answered");
  const about = { subject: message.id, person: message.to, data: {} };
  return {
    message: { ...message, answer: { text, at: occasion.now } },
    entries: [record(MemberMessageAnswered, about, occasion)],
  };
};

/** Reports a message to the team, which also keeps its writer from writing again. */
export const reportMessage = (
  message: MemberMessage,
  why: string,
  occasion: Occasion,
): MessageDecision | Unchanged => {
  if (message.reported !== undefined) return UNCHANGED;
  const about = { subject: message.id, person: message.to, data: {} };
  return {
    message: { ...message, reported: { at: occasion.now, why }, blocked: true },
    entries: [record(MemberMessageReported, about, occasion)],
  };
};

/** Keeps the writer of a message from writing to its reader again. */
export const blockWriter = (message: MemberMessage, occasion: Occasion): MessageDecision | Unchanged => {
  if (message.blocked === true) return UNCHANGED;
  const about = { subject: message.id, person: message.to, data: {} };
  return {
    message: { ...message, blocked: true },
    entries: [record(MemberMessageBlocked, about, occasion)],
  };
};

/** Says that the team has looked at a report and done what was needed. */
export const settleReport = (
  message: MemberMessage,
  occasion: Occasion,
): MessageDecision | Unchanged | Refused<"not-reported"> => {
  const { reported } = message;
  if (reported === undefined) return refused("not-reported");
  if (reported.settledAt !== undefined) return UNCHANGED;
  const about = { subject: message.id, data: {} };
  return {
    message: { ...message, reported: { ...reported, settledAt: occasion.now } },
    entries: [record(MemberMessageReportSettled, about, occasion)],
  };
};
