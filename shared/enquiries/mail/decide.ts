import type { IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import type { ReplyPurpose } from "../../incoming-mail/reply-address.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { placeholdersIn } from "../../letters/writing/typed-words.ts";
import { mayActAs, type Role } from "../../sign-in/role.ts";
import type { Message } from "../conversation/model.ts";
import { type EnquiryDecision, moveTo, unmoved } from "../decide-status.ts";
import { type Enquiry, isOurTurn, marked } from "../enquiry.ts";
import { EnquiryMessageReceived, MailHeld } from "../entries.ts";
import type { HeldMail, HoldReason } from "../held-mail/model.ts";
import { answerBy, type Planning } from "../targets/model.ts";
import { type TeamMail, teamAnswer } from "./team-answer.ts";

/** The conversation that a mail names by a signed address or by the Message-IDs that it answers. */
export interface NamedConversation {
  readonly purpose: ReplyPurpose;
  readonly conversation: string;
  readonly participants: readonly string[];
}

/** All that the way of a mail depends on. `person` is undefined for a sender whom nobody knows, `role` for one who is not of the team. */
export interface MailCase {
  readonly mail: Pick<IncomingMail, "from" | "automatic" | "proof" | "verdicts"> & TeamMail;
  /** Whether its sender's address is one that we can write to. */
  readonly isReachable: boolean;
  readonly sender: { readonly person: string | undefined; readonly role: Role | undefined };
  readonly named: NamedConversation | undefined;
}

/** Where a mail goes. `answer`: one of the team answers by mail. */
export type MailRoute =
  | { readonly go: "join" }
  | { readonly go: "answer"; readonly text: string }
  | { readonly go: "new"; readonly trusted: boolean; readonly acknowledge: boolean }
  | { readonly go: "hold"; readonly why: HoldReason };

const hold = (why: HoldReason): MailRoute => ({ go: "hold", why });

const routeOfAutomatic = ({ mail, sender, named }: MailCase): MailRoute => {
  const kept = mail.automatic === "auto-reply" || mail.automatic === "bulk";
  const known = sender.person !== undefined && named?.participants.includes(sender.person) === true;
  return kept && known && named?.purpose === "conversation" ? { go: "join" } : hold("automatic");
};

const routeOfTeam = ({ mail, sender, named }: MailCase): MailRoute => {
  if (sender.role === undefined) return hold("unknown-sender");
  if (named?.purpose === "team-digest") return hold("several-enquiries");
  // What goes out in the programme's name takes the strictest proof there is, and the role that the same act takes at the desk.
  if (mail.proof !== "dmarc") return hold("not-verified");
  if (!mayActAs(sender.role, "team")) return hold("not-allowed");
  const text = teamAnswer(mail);
  if (text === undefined) return hold("team-answer");
  // As at the desk: nothing is sent that somebody still had to replace.
  return placeholdersIn(text).length > 0 ? hold("placeholder") : { go: "answer", text };
};

/**
 * Decides where a mail goes. Into a conversation goes only what names it in a way that cannot be guessed and comes from one of its
 * participants; a quoted reference names nothing. Everything else that a person wrote begins a conversation of its own or is held for a
 * person to decide. What a machine wrote is never answered (RFC 3834).
 */
export const routeMail = (given: MailCase): MailRoute => {
  const { mail, sender, named } = given;
  if (mail.verdicts.spam === "fail") return hold("spam");
  if (mail.automatic !== undefined) return routeOfAutomatic(given);
  if (mail.from === undefined) return hold("no-sender");
  if (!given.isReachable) return hold("odd-sender");
  const verified = mail.proof !== "none";
  // Who cannot be told from a machine, or from somebody else, is taken in and not written to.
  const isInfected = mail.verdicts.virus === "fail";
  const acknowledge = verified && mail.doubt === undefined && !isInfected;
  if (named === undefined) return { go: "new", trusted: verified, acknowledge };
  // A machine that sends viruses may write as one of the team.
  if (named.purpose !== "conversation") return isInfected ? hold("virus") : routeOfTeam(given);
  if (sender.person === undefined || !named.participants.includes(sender.person))
    return hold("unknown-sender");
  return verified ? { go: "join" } : hold("not-verified");
};

/**
 * Puts a message into a conversation that `lead` leads. What a person wrote makes it the team's turn, whatever the state; what a machine
 * wrote changes nothing.
 */
export const receiveMessage = (
  lead: Enquiry,
  { conversation, message }: { readonly conversation: string; readonly message: Message },
  { occasion, planning }: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecision => {
  const { automatic, id } = message;
  const heard = automatic === undefined ? marked(lead, conversation, { heardAt: occasion.now }) : lead;
  const due = lead.answerBy ?? answerBy(occasion.now, planning);
  const moved =
    automatic !== undefined || isOurTurn(lead)
      ? unmoved(heard)
      : moveTo({ ...heard, answerBy: due }, "open", "message", { occasion, targets: planning.targets });
  const data = { message: id, leads: lead.reference, automatic };
  const entry = record(
    EnquiryMessageReceived,
    { subject: conversation, person: message.person, data },
    occasion,
  );
  return { ...moved, messages: [{ conversation, message }], entries: [entry, ...moved.entries] };
};

/** Holds a mail: for a person to decide, or set aside where a machine wrote it. */
export const holdMail = (
  held: Omit<HeldMail, "id" | "at" | "status" | "version">,
  occasion: Occasion,
): { readonly held: HeldMail; readonly entry: ReturnType<typeof record> } => {
  const status = held.why === "automatic" ? "set-aside" : "held";
  const mail: HeldMail = { ...held, id: occasion.newId(), at: occasion.now, status, version: 1 };
  const { why, automatic, names } = held;
  const data = {
    why,
    automatic,
    names,
  };
  return { held: mail, entry: record(MailHeld, { subject: mail.id, data }, occasion) };
};
