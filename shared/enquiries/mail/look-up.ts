import type { IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import { conversationIn, mailIdKey } from "../../incoming-mail/mail-id.ts";
import { type OpenedReplyAddress, openReplyAddress } from "../../incoming-mail/reply-address.ts";
import { addressKey, personIdOf } from "../../people/store.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import type { SigningKeys } from "../../platform/signing.ts";
import type { Role } from "../../sign-in/role.ts";
import { roleInTeam } from "../../sign-in/team.ts";
import { type EnquiryNeeds, planningWith } from "../commands.ts";
import type { Enquiry } from "../enquiry.ts";
import { enquiryKey, targetsKey, toEnquiry, toTargets } from "../store.ts";
import type { Planning } from "../targets/model.ts";
import type { NamedConversation } from "./decide.ts";

/** The nearest of the Message-IDs that a mail answers; the rest of a long thread adds nothing. */
const MOST_REFERENCES = 20;

/** What taking in a mail needs: the keys of signed addresses, and the domain that they are under. */
export interface MailNeeds extends EnquiryNeeds {
  readonly keys: SigningKeys;
  readonly incomingDomain: string;
}

/** What the table knows of a mail: its sender, and the conversation that it names with the enquiry that leads it. */
export interface KnownOfMail {
  readonly address: Item | undefined;
  readonly planning: Planning;
  readonly named: NamedConversation | undefined;
  readonly lead: Enquiry | undefined;
  /** The sender's role in the team, where the mail is sent to the team's address of a conversation; undefined for everybody else. */
  readonly role: Role | undefined;
}

const enquiryIn = (item: Item | undefined): Enquiry | undefined =>
  item === undefined ? undefined : toEnquiry(item);

/** Reads who sent a mail and what it names. One read where its address names a conversation, otherwise two; one more for the team. */
export const lookUpMail = async (needs: MailNeeds, mail: IncomingMail): Promise<KnownOfMail> => {
  const opened = openReplyAddress(needs.keys, "enquiry", mail.recipients, needs.incomingDomain);
  const references = mail.references.slice(0, MOST_REFERENCES);
  const ids = [...new Map(references.map((id) => [mailIdKey(id).pk, mailIdKey(id)])).values()];
  const sender = mail.from === undefined ? [] : [addressKey(mail.from.address)];
  const named = opened === undefined ? [] : [enquiryKey(opened.reference)];
  const [targets, ...found] = await readItems(needs.table, [targetsKey, ...sender, ...named, ...ids]);
  const address = sender.length === 0 ? undefined : found.shift();
  const byAddress = named.length === 0 ? undefined : enquiryIn(found.shift());
  const byReference = found.flatMap((item) => conversationIn(item) ?? [])[0];
  const purpose: OpenedReplyAddress["purpose"] = opened?.purpose ?? "conversation";
  const conversation = byAddress ?? (await readOne(needs, byReference));
  const lead =
    conversation?.merged === undefined ? conversation : await readOne(needs, conversation.merged.into);
  const person = personIdOf(address);
  return {
    address,
    planning: planningWith(toTargets(targets)),
    lead,
    named:
      conversation === undefined
        ? undefined
        : { purpose, conversation: conversation.reference, participants: conversation.participants },
    role:
      purpose === "team-conversation" && person !== undefined
        ? await roleInTeam(needs.table, person)
        : undefined,
  };
};

const readOne = async (needs: MailNeeds, reference: string | undefined): Promise<Enquiry | undefined> => {
  if (reference === undefined) return undefined;
  const [item] = await readItems(needs.table, [enquiryKey(reference)]);
  return enquiryIn(item);
};
