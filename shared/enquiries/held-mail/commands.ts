import * as z from "zod/mini";
import { mailIdItem } from "../../incoming-mail/mail-id.ts";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { nameInMail } from "../../people/person.ts";
import { addressKey, introduce } from "../../people/store.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { newReference } from "../../platform/references.ts";
import { type EnquiryNeeds, planningWith } from "../commands.ts";
import { newEnquiry } from "../decide.ts";
import { enquiryKey, enquirySaving, newEnquirySaving, targetsKey, toEnquiry, toTargets } from "../store.ts";
import { discardHeldMail, fileHeldMail, heldMailBecame, messageOfHeld } from "./decide.ts";
import type { HeldMail } from "./model.ts";
import { heldMailWrite, readHeldMail } from "./store.ts";

/** The reference of the enquiry that a held mail is in now. */
const told = z.object({ reference: z.string() });

type Told = z.infer<typeof told>;

/** A held mail with what is known of its sender, the targets, and the enquiry of this reference. Two reads. */
const readWithSender = async ({ table }: EnquiryNeeds, id: string, reference?: string) => {
  const held = await readHeldMail(table, id);
  if (held === undefined) return undefined;
  const sender = held.from === undefined ? [] : [addressKey(held.from.address)];
  const named = reference === undefined ? [] : [enquiryKey(reference)];
  const [targets, ...found] = await readItems(table, [targetsKey, ...sender, ...named]);
  const address = held.from === undefined ? undefined : found.shift();
  const [item] = found;
  return {
    held,
    address,
    planning: planningWith(toTargets(targets)),
    enquiry: item === undefined ? undefined : toEnquiry(item),
  };
};

/** Who sent a held mail: somebody who is known, somebody new with the writes that make them known, or nobody who says so. */
const senderOf = (
  { from }: HeldMail,
  address: Item | undefined,
  newId: NewId,
): { readonly id: string | undefined; readonly writes: readonly Write<Overtaken>[] } =>
  from === undefined
    ? { id: undefined, writes: [] }
    : introduce({ name: nameInMail(from), email: from.address }, address, newId);

/** Leads later answers to this mail to its conversation. */
const messageIdWrites = ({ messageId }: HeldMail, conversation: string): readonly Write[] =>
  messageId === undefined ? [] : [{ put: mailIdItem(messageId, conversation) }];

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
    read: () => readWithSender(needs, id, reference),
    decide: ({ held, address, planning, enquiry }) => {
      if (enquiry === undefined) return refused("no-such-enquiry");
      const sender = senderOf(held, address, occasion.newId);
      const filed = fileHeldMail(held, { enquiry, person: sender.id, admit }, { occasion, planning });
      return "refusal" in filed ? filed : { ...filed, enquiry, introduced: sender.writes };
    },
    save: ({ held }, { enquiry, decision, held: after, entry, introduced }): Saving<Overtaken> => {
      const whole = { ...decision, entries: [...decision.entries, entry] };
      const others = [heldMailWrite(held, after), ...introduced, ...messageIdWrites(held, reference)];
      return { ...enquirySaving(enquiry, whole, others), result: { reference } };
    },
    told,
  });
};

/** Makes an enquiry of a held mail. Two reads and one transaction. */
export const beginWithHeld = (
  needs: EnquiryNeeds,
  id: string,
  command: Command,
): Promise<Changed<"decided" | "virus" | "no-sender" | "unknown", Told>> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: () => readWithSender(needs, id),
    decide: ({ held, address, planning }) => {
      const reference = newReference("enquiry", needs.randomBytes);
      const became = heldMailBecame(held, reference, occasion);
      if ("refusal" in became) return became;
      if (held.from === undefined) return refused("no-sender");
      const name = nameInMail(held.from);
      const person = introduce({ name, email: held.from.address }, address, occasion.newId);
      const { filedBy: _filedBy, ...first } = messageOfHeld(held, person.id, occasion);
      const asked = {
        kind: "general",
        subject: held.subject,
        details: {},
        channel: "e-mail",
        name,
        organisation: "",
        unchecked: false,
      } as const;
      const asking = { person: person.id, reference, acknowledge: held.why === "unknown-sender" };
      const decision = newEnquiry(asked, first, asking, { occasion, planning });
      return { ...became, decision, introduced: person.writes };
    },
    save: ({ held }, { decision, held: after, entry, introduced }): Saving<Overtaken> =>
      newEnquirySaving({ ...decision, entries: [...decision.entries, entry] }, [
        heldMailWrite(held, after),
        ...introduced,
        ...messageIdWrites(held, decision.enquiry.reference),
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
    save: (before, { held, entry }) => ({ writes: [heldMailWrite(before, held)], entries: [entry] }),
  });
