import { createHash } from "node:crypto";
import type { IncomingMail } from "../incoming-mail/incoming-mail.ts";
import { mailIdItem } from "../incoming-mail/mail-id.ts";
import type { Occasion } from "../journal/entry.ts";
import { emailAddress, nameInMail } from "../people/person.ts";
import { type AddressTaken, introduce, personIdOf } from "../people/store.ts";
import { newReference } from "../platform/references.ts";
import { newEnquiry } from "./decide.ts";
import { answerEnquiry } from "./decide-answer.ts";
import { holdMail, type MailRoute, receiveMessage, routeMail } from "./decide-mail.ts";
import type { EnquiryDecision } from "./decide-status.ts";
import type { Enquiry } from "./enquiry.ts";
import { saveNewHeldMail } from "./held-mail-store.ts";
import { type KnownOfMail, lookUpMail, type MailNeeds } from "./look-up-mail.ts";
import { answerAbove, messageOf, quotedReference, subjectOfMail } from "./mail-words.ts";
import type { Message } from "./message.ts";
import { saveEnquiry, saveNewEnquiry } from "./store.ts";

const MOST_TRIES = 3;

/** A mail with the files that were kept of it, and where it lies as it came. */
export interface ReceivedMail {
  readonly mail: IncomingMail;
  readonly files: Message["files"];
  /** What is to be said of it besides the mail's own remarks: files that were not kept. */
  readonly remarks: readonly string[];
  readonly original: string;
}

/**
 * The name of a mail, under which it is taken in once: the same mail delivered again, or to two of our addresses, is one mail. Another mail that
 * bears the same Message-ID is not.
 */
const onceOf = ({ mail, original }: ReceivedMail): string => {
  if (mail.messageId === undefined) return `enquiries/mail:${original}`;
  const parts = [mail.messageId, mail.from?.address ?? "", mail.subject, mail.text, mail.quoted];
  return `enquiries/mail:${createHash("sha256").update(JSON.stringify(parts)).digest("base64url")}`;
};

type Saved = "saved" | "again";

const again = (outcome: "committed" | "repeated" | "refused"): Saved =>
  outcome === "refused" ? "again" : "saved";

/** Leads later answers to this mail back to its conversation. */
const wayBack = (mail: IncomingMail, conversation: string) =>
  mail.messageId === undefined ? [] : [{ put: mailIdItem(mail.messageId, conversation) }];

const begin = async (
  needs: MailNeeds,
  { received, known, occasion }: Given,
  { trusted }: { readonly trusted: boolean },
): Promise<Saved> => {
  const { mail } = received;
  const from = mail.from ?? { name: "", address: "" };
  const name = nameInMail(from);
  const person = introduce({ name, email: from.address }, known.address, occasion.newId);
  const reference = newReference("enquiry", needs.randomBytes);
  const first = messageOf(received, { person: person.id }, occasion);
  const asked = {
    kind: "general",
    subject: subjectOfMail(mail),
    details: {},
    channel: "e-mail",
    name,
    organisation: "",
    unchecked: !trusted,
  } as const;
  const asking = { person: person.id, reference, acknowledge: trusted };
  const decision = newEnquiry(asked, first, asking, { occasion, planning: known.planning });
  const saved = await saveNewEnquiry<AddressTaken>(needs, decision, {
    once: onceOf(received),
    writes: [...person.writes, ...wayBack(mail, reference)],
  });
  return again(saved.outcome);
};

interface Given {
  readonly received: ReceivedMail;
  readonly known: KnownOfMail;
  readonly occasion: Occasion;
}

const saveChange = async (
  needs: MailNeeds,
  { received, known }: Given,
  lead: Enquiry,
  decision: EnquiryDecision,
): Promise<Saved> => {
  const conversation = known.named?.conversation ?? lead.reference;
  const made = { once: onceOf(received), writes: wayBack(received.mail, conversation) };
  return again((await saveEnquiry<never>(needs, lead, decision, made)).outcome);
};

const join = async (needs: MailNeeds, given: Given, lead: Enquiry): Promise<Saved> => {
  const { received, known, occasion } = given;
  const message = messageOf(received, { person: personIdOf(known.address) }, occasion);
  const conversation = known.named?.conversation ?? lead.reference;
  const filed = { conversation, message };
  return saveChange(needs, given, lead, receiveMessage(lead, filed, { occasion, planning: known.planning }));
};

const answer = async (needs: MailNeeds, given: Given, lead: Enquiry): Promise<Saved> => {
  const { received, known } = given;
  const by = personIdOf(known.address);
  const occasion: Occasion = {
    ...given.occasion,
    actor: { kind: "team", ...(by === undefined ? {} : { id: by }) },
  };
  const to = known.named?.participants[0] ?? lead.person;
  const written = { text: answerAbove(received.mail.text), to, next: "answered", via: "e-mail" } as const;
  const decision = answerEnquiry(lead, written, { occasion, planning: known.planning });
  if ("refusal" in decision) return keepHeld(needs, given, { go: "hold", why: "team-answer" });
  return saveChange(needs, given, lead, decision);
};

const keepHeld = async (
  needs: MailNeeds,
  { received, known, occasion }: Given,
  { why }: Extract<MailRoute, { go: "hold" }>,
): Promise<Saved> => {
  const { mail, files, original } = received;
  const {
    id: _id,
    at: _at,
    from: _from,
    via: _via,
    subject: _subject,
    ...words
  } = messageOf(received, {}, occasion);
  const names = known.named?.conversation ?? quotedReference(mail);
  const { held, entry } = holdMail(
    {
      ...words,
      why,
      subject: subjectOfMail(mail),
      files: why === "virus" ? [] : files,
      original,
      ...(mail.from === undefined ? {} : { from: mail.from }),
      ...(names === undefined ? {} : { names }),
    },
    occasion,
  );
  return again((await saveNewHeldMail(needs, held, { once: onceOf(received), entry })).outcome);
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
 * comes, it is taken in once. Throws when others changed the enquiry each time; the mail is then tried again.
 */
export const receiveMail = async (
  needs: MailNeeds,
  given: ReceivedMail,
  occasion: Occasion,
): Promise<void> => {
  const received = withUsableSender(given);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const known = await lookUpMail(needs, received.mail);
    const all: Given = { received, known, occasion };
    const sender = { person: personIdOf(known.address), inTeam: known.inTeam };
    const route = routeMail({
      mail: received.mail,
      sender,
      named: known.lead === undefined ? undefined : known.named,
    });
    const taken = await take(needs, all, route);
    if (taken === "saved") return;
  }
  throw new Error(`A mail could not be taken in ${MOST_TRIES} tries.`);
};

const take = (needs: MailNeeds, given: Given, route: MailRoute): Promise<Saved> => {
  const { lead } = given.known;
  if (route.go === "hold") return keepHeld(needs, given, route);
  if (route.go === "new" || lead === undefined)
    return begin(needs, given, { trusted: route.go !== "new" || route.trusted });
  return route.go === "join" ? join(needs, given, lead) : answer(needs, given, lead);
};
