import { mailIdItem } from "../incoming-mail/mail-id.ts";
import { type CommitNeeds, commit, type Write, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { nameInMail } from "../people/person.ts";
import { type AddressTaken, addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference } from "../platform/references.ts";
import { type EnquiryNeeds, planningWith } from "./commands.ts";
import { newEnquiry } from "./decide.ts";
import {
  discardHeldMail,
  fileHeldMail,
  type HeldRefusal,
  heldMailBecame,
  messageOfHeld,
} from "./decide-held.ts";
import type { HeldMail } from "./held-mail.ts";
import { heldMailWrite, readHeldMail } from "./held-mail-store.ts";
import { enquiryKey, saveEnquiry, saveNewEnquiry, targetsKey, toEnquiry, toTargets } from "./store.ts";

const MOST_TRIES = 3;

/** What became of a decision about a held mail: where it is now, or why nothing changed. */
export type HeldMailChanged =
  | { readonly done: true; readonly into?: string }
  | { readonly refusal: HeldRefusal | "unknown" | "no-such-enquiry" };

/** Which held mail, by what request, and when. */
export interface HeldAsked {
  readonly id: string;
  readonly once: string;
  readonly occasion: Occasion;
}

type Senders = Pick<ReturnType<typeof introduce>, "writes"> & { readonly id: string | undefined };

/** Who sent a held mail: somebody who is known, somebody new with the writes that make them known, or nobody who says so. */
const senderOf = async (
  needs: EnquiryNeeds,
  held: HeldMail,
  { newId }: Occasion,
  reference: string | undefined,
) => {
  const { from } = held;
  const sender = from === undefined ? [] : [addressKey(from.address)];
  const named = reference === undefined ? [] : [enquiryKey(reference)];
  const [targets, ...found] = await readItems(needs.table, [targetsKey, ...sender, ...named]);
  const address = from === undefined ? undefined : found.shift();
  const [item] = found;
  const person: Senders =
    from === undefined
      ? { id: undefined, writes: [] }
      : introduce({ name: nameInMail(from), email: from.address }, address, newId);
  return {
    person,
    planning: planningWith(toTargets(targets)),
    enquiry: item === undefined ? undefined : toEnquiry(item),
  };
};

const wayBack = ({ messageId }: HeldMail, conversation: string): readonly Write[] =>
  messageId === undefined ? [] : [{ put: mailIdItem(messageId, conversation) }];

/** The same request again is done, and leads to where it led; another one is refused. */
const repeated = async (
  needs: CommitNeeds,
  once: string,
  { held, refusal }: { readonly held: HeldMail; readonly refusal: HeldRefusal },
): Promise<HeldMailChanged> => {
  if (!(await wasCommitted(needs.table, once))) return { refusal };
  const into = held.decided?.into;
  return { done: true, ...(into === undefined ? {} : { into }) };
};

/** Puts a held mail into the conversation with this reference. Two reads and one transaction. */
export const fileHeld = async (
  needs: EnquiryNeeds,
  { id, once, occasion }: HeldAsked,
  { reference, admit }: { readonly reference: string; readonly admit: boolean },
): Promise<HeldMailChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const held = await readHeldMail(needs.table, id);
    if (held === undefined) return { refusal: "unknown" };
    const { person, planning, enquiry } = await senderOf(needs, held, occasion, reference);
    if (enquiry === undefined) return { refusal: "no-such-enquiry" };
    const filed = fileHeldMail(held, { enquiry, person: person.id, admit }, { occasion, planning });
    if ("refusal" in filed) return repeated(needs, once, { held, refusal: filed.refusal });
    const { decision } = filed;
    const writes: readonly Write<AddressTaken | "decided">[] = [
      heldMailWrite(held, filed.held),
      ...person.writes,
      ...wayBack(held, reference),
    ];
    const whole = { ...decision, entries: [...decision.entries, filed.entry] };
    const saved = await saveEnquiry<AddressTaken | "decided">(needs, enquiry, whole, { once, writes });
    if (saved.outcome !== "refused") return { done: true, into: reference };
  }
  return { refusal: "decided" };
};

/** Makes an enquiry of a held mail. Two reads and one transaction. */
export const beginWithHeld = async (
  needs: EnquiryNeeds,
  { id, once, occasion }: HeldAsked,
): Promise<HeldMailChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const held = await readHeldMail(needs.table, id);
    if (held === undefined) return { refusal: "unknown" };
    const { person, planning } = await senderOf(needs, held, occasion, undefined);
    const reference = newReference("enquiry", needs.randomBytes);
    const became = heldMailBecame(held, reference, occasion);
    if ("refusal" in became) return repeated(needs, once, { held, refusal: became.refusal });
    if (person.id === undefined) return { refusal: "no-such-enquiry" };
    const { filedBy: _filedBy, ...first } = messageOfHeld(held, person.id, occasion);
    const asked = {
      kind: "general",
      subject: held.subject,
      details: {},
      channel: "e-mail",
      name: held.from === undefined ? "Unknown sender" : nameInMail(held.from),
      organisation: "",
      unchecked: false,
    } as const;
    const asking = { person: person.id, reference, acknowledge: held.why === "unknown-sender" };
    const decision = newEnquiry(asked, first, asking, { occasion, planning });
    const saved = await saveNewEnquiry<AddressTaken | "decided">(
      needs,
      { ...decision, entries: [...decision.entries, became.entry] },
      { once, writes: [heldMailWrite(held, became.held), ...person.writes, ...wayBack(held, reference)] },
    );
    if (saved.outcome === "committed") return { done: true, into: reference };
    if (saved.outcome === "repeated") return { done: true, into: String(saved.result["reference"]) };
  }
  return { refusal: "decided" };
};

/** Discards a held mail, or takes that back. One read and one transaction. */
export const markHeld = async (
  needs: CommitNeeds,
  { id, once, occasion }: HeldAsked,
  as: "discarded" | "held",
): Promise<HeldMailChanged> => {
  const held = await readHeldMail(needs.table, id);
  if (held === undefined) return { refusal: "unknown" };
  const marked = discardHeldMail(held, as, occasion);
  if ("refusal" in marked) return repeated(needs, once, { held, refusal: marked.refusal });
  const saved = await commit<"decided">(needs, {
    once,
    writes: [heldMailWrite(held, marked.held)],
    entries: [marked.entry],
  });
  return saved.outcome === "refused" ? { refusal: "decided" } : { done: true };
};
