import * as z from "zod/mini";
import { mailIdKey, newMailIdWrite } from "../../incoming-mail/mail-id.ts";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { nameInMail, usableAddress } from "../../people/person.ts";
import { addressKey, introduce } from "../../people/store.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { newReference } from "../../platform/references.ts";
import { type EnquiryNeeds, planningWith } from "../commands.ts";
import { newEnquiry } from "../decide.ts";
import { enquiryKey, enquirySaving, newEnquirySaving, targetsKey, toEnquiry, toTargets } from "../store.ts";
import { discardHeldMail, fileHeldMail, heldMailBecame, messageOfHeld } from "./decide.ts";
import type { HeldMail } from "./model.ts";
import { heldMailWrites, readHeldMail } from "./store.ts";

/** The reference of the enquiry that a held mail is in now. */
const told = z.object({ reference: z.string() });

type Told = z.infer<typeof told>;

/** Somebody by name and address. */
export interface Introduced {
  readonly name: string;
  readonly email: string;
}

/** Whose a held mail is: what it says, or what somebody of the team typed. Undefined: nobody whom we could write to. */
const senderOf = ({ from, author }: HeldMail, typed?: Introduced): Introduced | undefined => {
  if (typed !== undefined) return typed;
  const mailbox = from ?? author;
  const email = usableAddress(mailbox?.address);
  return email === undefined || mailbox === undefined ? undefined : { name: nameInMail(mailbox), email };
};

/** A held mail with what is known of its sender, the targets, and the enquiry of this reference. Two reads. */
const readWithSender = async (
  { table }: EnquiryNeeds,
  id: string,
  { reference, typed }: { readonly reference?: string; readonly typed?: Introduced | undefined },
) => {
  const held = await readHeldMail(table, id);
  if (held === undefined) return undefined;
  const sender = senderOf(held, typed);
  const keys = {
    targets: [targetsKey],
    sender: sender === undefined ? [] : [addressKey(sender.email)],
    named: reference === undefined ? [] : [enquiryKey(reference)],
    id: held.messageId === undefined ? [] : [mailIdKey(held.messageId)],
  };
  const found = await readItems(table, Object.values(keys).flat());
  const [targets] = found.splice(0, 1);
  const [address] = found.splice(0, keys.sender.length);
  const [enquiry] = found.splice(0, keys.named.length);
  return {
    held,
    sender,
    address,
    planning: planningWith(toTargets(targets)),
    enquiry: enquiry === undefined ? undefined : toEnquiry(enquiry),
    isIdTaken: found[0] !== undefined,
  };
};

/** Somebody who is known, somebody new with the writes that make them known, or nobody. */
const introduced = (
  sender: Introduced | undefined,
  address: Item | undefined,
  newId: NewId,
): { readonly id: string | undefined; readonly writes: readonly Write<Overtaken>[] } =>
  sender === undefined ? { id: undefined, writes: [] } : introduce(sender, address, newId);

/** Leads later answers to this mail to its conversation, unless another mail bore its Message-ID first. */
const messageIdWrites = (
  { messageId }: HeldMail,
  conversation: string,
  isTaken: boolean,
): readonly Write<Overtaken>[] =>
  messageId === undefined || isTaken ? [] : [newMailIdWrite(messageId, conversation)];

/** Which held mail is put into which conversation; with `admit` its sender takes part from now on. */
export interface Filing {
  readonly id: string;
  readonly reference: string;
  readonly admit: boolean;
}

/** Puts a held mail into the conversation with this reference. Two reads and one transaction. */
export const fileHeld = (
  needs: EnquiryNeeds,
  { id, reference, admit }: Filing,
  command: Command,
): Promise<Changed<"decided" | "virus" | "merged" | "no-such-enquiry" | "unknown", Told>> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: () => readWithSender(needs, id, { reference }),
    decide: ({ held, sender, address, planning, enquiry }) => {
      if (enquiry === undefined) return refused("no-such-enquiry");
      const person = introduced(sender, address, occasion.newId);
      const filed = fileHeldMail(held, { enquiry, person: person.id, admit }, { occasion, planning });
      return "refusal" in filed ? filed : { ...filed, enquiry, introductions: person.writes };
    },
    save: (
      { held, isIdTaken },
      { enquiry, decision, held: after, entry, introductions },
    ): Saving<Overtaken> => {
      const whole = { ...decision, entries: [...decision.entries, entry] };
      const others = [
        ...heldMailWrites(held, after),
        ...introductions,
        ...messageIdWrites(held, reference, isIdTaken),
      ];
      return { ...enquirySaving(enquiry, whole, others), result: { reference } };
    },
    told,
  });
};

/** Which held mail becomes an enquiry, and whose, where the team knows better than the mail. */
export interface Beginning {
  readonly id: string;
  readonly typed: Introduced | undefined;
}

/** Makes an enquiry of a held mail. Two reads and one transaction. */
export const beginWithHeld = (
  needs: EnquiryNeeds,
  { id, typed }: Beginning,
  command: Command,
): Promise<Changed<"decided" | "virus" | "no-sender" | "unknown", Told>> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: () => readWithSender(needs, id, { typed }),
    decide: ({ held, sender, address, planning }) => {
      const reference = newReference("enquiry", needs.randomBytes);
      const became = heldMailBecame(held, reference, occasion);
      if ("refusal" in became) return became;
      if (sender === undefined) return refused("no-sender");
      const person = introduce(sender, address, occasion.newId);
      const { filedBy: _filedBy, ...first } = messageOfHeld(held, person.id, occasion);
      const asked = {
        kind: "general",
        subject: held.subject,
        details: {},
        channel: "e-mail",
        name: sender.name,
        organisation: "",
        unchecked: false,
      } as const;
      // Only a sender who is proved gets a letter by itself: to an address that was typed, or may be forged, the team writes.
      const acknowledge = typed === undefined && held.why === "unknown-sender";
      const asking = { person: person.id, reference, acknowledge };
      const decision = newEnquiry(asked, first, asking, { occasion, planning });
      return { ...became, decision, introductions: person.writes };
    },
    save: ({ held, isIdTaken }, { decision, held: after, entry, introductions }): Saving<Overtaken> =>
      newEnquirySaving({ ...decision, entries: [...decision.entries, entry] }, [
        ...heldMailWrites(held, after),
        ...introductions,
        ...messageIdWrites(held, decision.enquiry.reference, isIdTaken),
      ]),
    told,
  });
};

/** Discards a held mail, or takes that back. One read and one transaction. */
export const markHeld = (
  needs: CommitNeeds,
  { id, as }: { readonly id: string; readonly as: "discarded" | "held" },
  command: Command,
): Promise<Changed<"decided" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readHeldMail(needs.table, id),
    decide: (held) => discardHeldMail(held, as, command.occasion),
    save: (before, { held, entry }) => ({ writes: heldMailWrites(before, held), entries: [entry] }),
  });
