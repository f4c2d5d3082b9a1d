import type { Mailbox } from "../../incoming-mail/addresses.ts";
import type { IncomingMail } from "../../incoming-mail/incoming-mail.ts";
import { conversationIn, mailIdKey } from "../../incoming-mail/mail-id.ts";
import { type OpenedReplyAddress, openReplyAddresses } from "../../incoming-mail/reply-address.ts";
import { usableAddress } from "../../people/person.ts";
import { addressKey, personIdOf } from "../../people/store.ts";
import { type Item, type Key, readItems } from "../../platform/dynamo.ts";
import type { SigningKeys } from "../../platform/signing.ts";
import type { Role } from "../../sign-in/role.ts";
import { roleInTeam } from "../../sign-in/team.ts";
import { type EnquiryNeeds, planningWith } from "../commands.ts";
import { type Enquiry, participantsOf } from "../enquiry.ts";
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
  /** Who filled in the contact form that sent it, as its Reply-To says: that is whom a new enquiry is of, and nobody whom it lets in. */
  readonly asker: { readonly mailbox: Mailbox; readonly address: Item | undefined } | undefined;
  /** Whether an earlier mail bore its Message-ID: answers to that id are answers to the first. */
  readonly isIdTaken: boolean;
  readonly planning: Planning;
  readonly named: NamedConversation | undefined;
  readonly lead: Enquiry | undefined;
  /** The sender's role in the team, where the mail is sent to an address for answers of the team; undefined for everybody else. */
  readonly role: Role | undefined;
}

/** The person whom the mail of a contact form names as the one to answer. */
const writerByForm = ({ doubt, automatic, replyTo }: IncomingMail): Mailbox | undefined => {
  const address = automatic === undefined && doubt === "robot" ? usableAddress(replyTo?.address) : undefined;
  return address === undefined || replyTo === undefined ? undefined : { name: replyTo.name, address };
};

const enquiryIn = (item: Item | undefined): Enquiry | undefined =>
  item === undefined ? undefined : toEnquiry(item);

/** Of several conversations that addresses name, the one that the sender takes part in; the first where they take part in none. */
const chosenFrom = (
  opened: readonly OpenedReplyAddress[],
  items: readonly (Item | undefined)[],
  person: string | undefined,
): { readonly purpose: OpenedReplyAddress["purpose"]; readonly enquiry: Enquiry } | undefined => {
  const found = opened.flatMap(({ purpose }, index) => {
    const enquiry = enquiryIn(items[index]);
    return enquiry === undefined ? [] : [{ purpose, enquiry }];
  });
  const own = found.find(
    ({ purpose, enquiry }) =>
      purpose === "conversation" && person !== undefined && enquiry.participants.includes(person),
  );
  return own ?? found[0];
};

/** Reads who sent a mail and what it names. One read where its address names a conversation, otherwise two; one more for the team. */
export const lookUpMail = async (needs: MailNeeds, mail: IncomingMail): Promise<KnownOfMail> => {
  const opened = openReplyAddresses(needs.keys, "enquiry", mail.recipients, needs.incomingDomain);
  const references = mail.references.slice(0, MOST_REFERENCES);
  const answered = [...new Map(references.map((id) => [mailIdKey(id).pk, mailIdKey(id)])).values()];
  const sender = mail.from === undefined ? [] : [addressKey(mail.from.address)];
  const form = writerByForm(mail);
  const asker = form === undefined ? [] : [addressKey(form.address)];
  const own = mail.messageId === undefined ? [] : [mailIdKey(mail.messageId)];
  const named = opened.map(({ reference }) => enquiryKey(reference));
  // A mail that answers itself would be asked for twice.
  const ids = answered.filter(({ pk }) => pk !== own[0]?.pk);
  const keys = [
    targetsKey,
    ...new Map([...sender, ...asker].map((key) => [key.pk, key])).values(),
    ...own,
    ...new Map(named.map((key) => [key.pk, key])).values(),
    ...ids,
  ];
  const found = new Map<string, Item | undefined>();
  for (const [index, item] of (await readItems(needs.table, keys)).entries())
    found.set(keys[index]?.pk ?? "", item);
  const itemsOf = (wanted: readonly Key[]) => wanted.map(({ pk }) => found.get(pk));
  const [address] = itemsOf(sender);
  const person = personIdOf(address);
  const byAddress = chosenFrom(opened, itemsOf(named), person);
  const byReference = itemsOf(answered).flatMap((item) => conversationIn(item) ?? [])[0];
  const purpose = byAddress?.purpose ?? "conversation";
  const conversation = byAddress?.enquiry ?? (await readOne(needs, byReference));
  const lead =
    conversation?.merged === undefined ? conversation : await readOne(needs, conversation.merged.into);
  return {
    address,
    asker: form === undefined ? undefined : { mailbox: form, address: itemsOf(asker)[0] },
    isIdTaken: itemsOf(own).some((item) => item !== undefined),
    planning: planningWith(toTargets(found.get(targetsKey.pk))),
    lead,
    named:
      conversation === undefined
        ? undefined
        : {
            purpose,
            conversation: conversation.reference,
            // Who joined it since it was merged is known to the one that leads it.
            participants: participantsOf(lead ?? conversation, conversation.reference),
          },
    role:
      purpose !== "conversation" && person !== undefined ? await roleInTeam(needs.table, person) : undefined,
  };
};

const readOne = async (needs: MailNeeds, reference: string | undefined): Promise<Enquiry | undefined> => {
  if (reference === undefined) return undefined;
  const [item] = await readItems(needs.table, [enquiryKey(reference)]);
  return enquiryIn(item);
};
