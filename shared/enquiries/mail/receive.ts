import { createHash } from "node:crypto";
import { newMailIdWrite } from "../../incoming-mail/mail-id.ts";
import { changeStored, expectDone, type Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import type { Entry, Occasion } from "../../journal/entry.ts";
import { nameInMail, usableAddress } from "../../people/person.ts";
import { introduce, personIdOf } from "../../people/store.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { countMailLetter, type LimitRefusal } from "../../protection/limits.ts";
import type { Counting } from "../../protection/rate-limit.ts";
import { answerEnquiry } from "../conversation/decide.ts";
import { newEnquiry } from "../decide.ts";
import type { EnquiryDecision } from "../decide-status.ts";
import type { Enquiry } from "../enquiry.ts";
import type { HeldMail, HoldReason } from "../held-mail/model.ts";
import { newHeldMailWrites } from "../held-mail/store.ts";
import { enquirySaving, newEnquirySaving } from "../store.ts";
import { holdMail, receiveMessage, routeMail } from "./decide.ts";
import { type KnownOfMail, lookUpMail, type MailNeeds } from "./look-up.ts";
import type { ReceivedMail } from "./received-mail.ts";
import { contentOf, messageOf, quotedReference } from "./words.ts";

const digestOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64url");

/**
 * The idempotency key of a mail: the same mail delivered again, or to two of our addresses, is one mail. Another mail that bears the same
 * Message-ID is not.
 */
const onceOf = ({ mail, original }: ReceivedMail): string => {
  if (mail.messageId === undefined) return `enquiries/mail:${original}`;
  // Scanners give every mail the same Message-ID and the same words: the files tell them apart.
  const files = mail.attachments.map(({ name, bytes }) => [name, digestOf(bytes)]);
  const parts = [mail.messageId, mail.from?.address ?? "", mail.subject, mail.text, mail.quoted, files];
  return `enquiries/mail:${digestOf(JSON.stringify(parts))}`;
};

/** What becomes of a mail: it is held, an enquiry of its own, or changes the enquiry that leads its conversation. */
type MailDecision =
  | { readonly becomes: "held"; readonly held: HeldMail; readonly entry: Entry }
  | {
      readonly becomes: "enquiry";
      readonly decision: EnquiryDecision;
      readonly introduced: readonly Write<Overtaken>[];
      readonly acknowledged: boolean;
    }
  | {
      readonly becomes: "change";
      readonly lead: Enquiry;
      readonly conversation: string;
      readonly decision: EnquiryDecision;
    };

interface Given {
  readonly received: ReceivedMail;
  readonly known: KnownOfMail;
  readonly occasion: Occasion;
  /** Whether a new enquiry may be acknowledged: not when its sender was sent as many letters as a form may cause. */
  readonly mayAcknowledge: boolean;
}

const hold = ({ received, known, occasion }: Given, why: HoldReason): MailDecision => {
  const { mail, files } = received;
  const names = known.named?.conversation ?? quotedReference(mail);
  const kept = { ...contentOf(received), files: why === "virus" ? [] : [...files] };
  return { becomes: "held", ...holdMail({ ...kept, why, from: mail.from, names }, occasion) };
};

/** Whom a new enquiry is of: the sender, or whoever filled in the contact form that sent it. */
const askerOf = ({ received, known }: Given) =>
  known.asker ?? { mailbox: received.mail.from ?? { name: "", address: "" }, address: known.address };

const begin = (
  given: Given,
  route: { readonly trusted: boolean; readonly acknowledge: boolean },
  randomBytes: RandomBytes,
): MailDecision => {
  const { received, known, occasion, mayAcknowledge } = given;
  const { mailbox, address } = askerOf(given);
  const name = nameInMail(mailbox);
  const person = introduce({ name, email: mailbox.address }, address, occasion.newId);
  const first = messageOf(received, person.id, occasion);
  const asked = {
    kind: "general",
    subject: first.subject ?? "",
    details: {},
    channel: "e-mail",
    name,
    organisation: "",
    unchecked: !route.trusted || known.asker !== undefined,
  } as const;
  const reference = newReference("enquiry", randomBytes);
  const acknowledged = route.acknowledge && mayAcknowledge;
  const asking = { person: person.id, reference, acknowledge: acknowledged };
  const decision = newEnquiry(asked, first, asking, { occasion, planning: known.planning });
  return { becomes: "enquiry", decision, introduced: person.writes, acknowledged };
};

const conversationFor = ({ known }: Given, lead: Enquiry): string =>
  known.named?.conversation ?? lead.reference;

const join = (given: Given, lead: Enquiry): MailDecision => {
  const { received, known, occasion } = given;
  const message = messageOf(received, personIdOf(known.address), occasion);
  const conversation = conversationFor(given, lead);
  const decision = receiveMessage(lead, { conversation, message }, { occasion, planning: known.planning });
  return { becomes: "change", lead, conversation, decision };
};

const answer = (given: Given, lead: Enquiry, text: string): MailDecision => {
  const { known } = given;
  const occasion: Occasion = { ...given.occasion, actor: { kind: "team", id: personIdOf(known.address) } };
  const to = known.named?.participants[0] ?? lead.person;
  const written = { text, to, next: "answered", via: "e-mail" } as const;
  const decision = answerEnquiry(lead, written, { occasion, planning: known.planning });
  if ("refusal" in decision) return hold(given, "team-answer");
  return { becomes: "change", lead, conversation: conversationFor(given, lead), decision };
};

const decideOn = (given: Given, randomBytes: RandomBytes): MailDecision => {
  const { received, known } = given;
  const { lead, named, role } = known;
  const route = routeMail({
    mail: received.mail,
    isReachable: usableAddress(received.mail.from?.address) !== undefined || known.asker !== undefined,
    sender: { person: personIdOf(known.address), role },
    named: lead === undefined ? undefined : named,
  });
  if (route.go === "hold") return hold(given, route.why);
  if (route.go === "new") return begin(given, route, randomBytes);
  if (lead === undefined) return hold(given, "unknown-sender");
  return route.go === "join" ? join(given, lead) : answer(given, lead, route.text);
};

const savingOf = (
  known: KnownOfMail,
  decided: MailDecision,
  { mail }: ReceivedMail,
  counting: Counting,
): Saving<Overtaken | LimitRefusal> => {
  // Later answers to this mail are led to its conversation by its Message-ID. The first mail that bears an id keeps it.
  const leadsTo = (conversation: string): Write<Overtaken>[] =>
    mail.messageId === undefined || known.isIdTaken ? [] : [newMailIdWrite(mail.messageId, conversation)];
  if (decided.becomes === "held")
    return { writes: newHeldMailWrites(decided.held), entries: [decided.entry] };
  const { decision } = decided;
  if (decided.becomes === "change")
    return enquirySaving(decided.lead, decision, leadsTo(decided.conversation));
  const counts =
    decided.acknowledged && mail.from !== undefined
      ? countMailLetter("enquiry", { email: mail.from.address, network: mail.network }, counting)
      : [];
  return newEnquirySaving<Overtaken | LimitRefusal>(decision, [
    ...decided.introduced,
    ...leadsTo(decision.enquiry.reference),
    ...counts,
  ]);
};

/** The mail with its sender's address as we write to it, where we can. */
const withUsableSender = (received: ReceivedMail): ReceivedMail => {
  const { from } = received.mail;
  const address = usableAddress(from?.address);
  if (from === undefined || address === undefined) return received;
  return { ...received, mail: { ...received.mail, from: { ...from, address } } };
};

/**
 * Takes in a mail: into the conversation that it belongs to, as a new enquiry, as the team's answer, or held. However often the same mail
 * comes, it is taken in once. A sender and a network are acknowledged no more often than by the form; what they send after that is taken in without.
 */
export const receiveMail = async (
  needs: MailNeeds,
  given: ReceivedMail,
  occasion: Occasion,
): Promise<void> => {
  const received = withUsableSender(given);
  const counting: Counting = { keys: needs.keys, now: occasion.now, random: needs.random };
  const takeIn = (mayAcknowledge: boolean) =>
    changeStored(
      needs,
      { once: onceOf(received) },
      {
        read: () => lookUpMail(needs, received.mail),
        decide: (known) => decideOn({ received, known, occasion, mayAcknowledge }, needs.randomBytes),
        save: (known, decided) => savingOf(known, decided, received, counting),
      },
    );
  const changed = await takeIn(true);
  expectDone("refusal" in changed ? await takeIn(false) : changed, "A mail");
};
