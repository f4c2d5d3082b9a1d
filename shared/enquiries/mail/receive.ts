import { createHash } from "node:crypto";
import { mailIdItem } from "../../incoming-mail/mail-id.ts";
import { changeStored, expectDone, type Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import type { Entry, Occasion } from "../../journal/entry.ts";
import { emailAddress, nameInMail } from "../../people/person.ts";
import { introduce, personIdOf } from "../../people/store.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { countLetter } from "../../protection/limits.ts";
import type { Counting } from "../../protection/rate-limit.ts";
import { answerEnquiry } from "../conversation/decide.ts";
import { newEnquiry } from "../decide.ts";
import type { EnquiryDecision } from "../decide-status.ts";
import type { Enquiry } from "../enquiry.ts";
import type { HeldMail, HoldReason } from "../held-mail/model.ts";
import { newHeldMailWrite } from "../held-mail/store.ts";
import { enquirySaving, newEnquirySaving } from "../store.ts";
import { holdMail, receiveMessage, routeMail } from "./decide.ts";
import { type KnownOfMail, lookUpMail, type MailNeeds } from "./look-up.ts";
import type { ReceivedMail } from "./received-mail.ts";
import { answerAbove, contentOf, messageOf, quotedReference } from "./words.ts";

/**
 * The idempotency key of a mail: the same mail delivered again, or to two of our addresses, is one mail. Another mail that bears the same
 * Message-ID is not.
 */
const onceOf = ({ mail, original }: ReceivedMail): string => {
  if (mail.messageId === undefined) return `enquiries/mail:${original}`;
  const parts = [mail.messageId, mail.from?.address ?? "", mail.subject, mail.text, mail.quoted];
  return `enquiries/mail:${createHash("sha256").update(JSON.stringify(parts)).digest("base64url")}`;
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

const begin = (
  { received, known, occasion, mayAcknowledge }: Given,
  { trusted, randomBytes }: { readonly trusted: boolean; readonly randomBytes: RandomBytes },
): MailDecision => {
  const from = received.mail.from ?? { name: "", address: "" };
  const name = nameInMail(from);
  const person = introduce({ name, email: from.address }, known.address, occasion.newId);
  const first = messageOf(received, person.id, occasion);
  const asked = {
    kind: "general",
    subject: first.subject ?? "",
    details: {},
    channel: "e-mail",
    name,
    organisation: "",
    unchecked: !trusted,
  } as const;
  const reference = newReference("enquiry", randomBytes);
  const acknowledged = trusted && mayAcknowledge;
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

const answer = (given: Given, lead: Enquiry): MailDecision => {
  const { received, known } = given;
  const occasion: Occasion = { ...given.occasion, actor: { kind: "team", id: personIdOf(known.address) } };
  const to = known.named?.participants[0] ?? lead.person;
  const written = { text: answerAbove(received.mail.text), to, next: "answered", via: "e-mail" } as const;
  const decision = answerEnquiry(lead, written, { occasion, planning: known.planning });
  if ("refusal" in decision) return hold(given, "team-answer");
  return { becomes: "change", lead, conversation: conversationFor(given, lead), decision };
};

const decideOn = (given: Given, randomBytes: RandomBytes): MailDecision => {
  const { received, known } = given;
  const { lead, named, role } = known;
  const route = routeMail({
    mail: received.mail,
    sender: { person: personIdOf(known.address), role },
    named: lead === undefined ? undefined : named,
  });
  if (route.go === "hold") return hold(given, route.why);
  if (route.go === "new" || lead === undefined)
    return begin(given, { trusted: route.go !== "new" || route.trusted, randomBytes });
  return route.go === "join" ? join(given, lead) : answer(given, lead);
};

const savingOf = (
  decided: MailDecision,
  { mail }: ReceivedMail,
  counting: Counting,
): Saving<Overtaken | "address-limit"> => {
  // Later answers to this mail are led to its conversation by its Message-ID.
  const leadsTo = (conversation: string): Write[] =>
    mail.messageId === undefined ? [] : [{ put: mailIdItem(mail.messageId, conversation) }];
  if (decided.becomes === "held")
    return { writes: [newHeldMailWrite(decided.held)], entries: [decided.entry] };
  const { decision } = decided;
  if (decided.becomes === "change")
    return enquirySaving(decided.lead, decision, leadsTo(decided.conversation));
  const counts =
    decided.acknowledged && mail.from !== undefined
      ? [countLetter("enquiry", mail.from.address, counting)]
      : [];
  return newEnquirySaving(decision, [
    ...decided.introduced,
    ...leadsTo(decision.enquiry.reference),
    ...counts,
  ]);
};

/** A mail whose sender we could not write to says nothing of who sent it. */
const withUsableSender = (received: ReceivedMail): ReceivedMail => {
  const { from } = received.mail;
  const address = emailAddress.safeParse(from?.address);
  const usable = from !== undefined && address.success ? { ...from, address: address.data } : undefined;
  return { ...received, mail: { ...received.mail, from: usable } };
};

/**
 * Takes in a mail: into the conversation that it belongs to, as a new enquiry, as the team's answer, or held. However often the same mail
 * comes, it is taken in once. A sender is acknowledged no more often than the form would; what they send after that is taken in without.
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
        save: (_known, decided) => savingOf(decided, received, counting),
      },
    );
  const changed = await takeIn(true);
  const isLimited = "refusal" in changed && changed.refusal === "address-limit";
  expectDone(isLimited ? await takeIn(false) : changed, "A mail");
};
