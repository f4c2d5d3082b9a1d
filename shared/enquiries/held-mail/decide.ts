import { type Refused, refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Message } from "../conversation/model.ts";
import type { EnquiryDecision } from "../decide-status.ts";
import type { Enquiry } from "../enquiry.ts";
import { HeldMailDecided } from "../entries.ts";
import { receiveMessage } from "../mail/decide.ts";
import type { Planning } from "../targets/model.ts";
import type { HeldMail } from "./model.ts";

/** What a decision about a held mail makes true of the mail itself. */
export interface HeldDecision {
  readonly held: HeldMail;
  readonly entry: Entry;
}

const isOpen = ({ status }: HeldMail): boolean => status === "held" || status === "set-aside";

const decided = (
  before: HeldMail,
  status: HeldMail["status"],
  into: string | undefined,
  occasion: Occasion,
): HeldDecision => {
  const { decided: _before, ...rest } = before;
  const by = occasion.actor.id;
  const how = {
    at: occasion.now,
    by,
    into,
  };
  const closed = status === "filed" || status === "discarded";
  const held: HeldMail = {
    ...rest,
    status,
    ...(closed ? { decided: how } : {}),
    version: before.version + 1,
  };
  const data = { status, into };
  return { held, entry: record(HeldMailDecided, { subject: before.id, data }, occasion) };
};

/** The held mail as a message that somebody of the team puts into a conversation. */
export const messageOfHeld = (held: HeldMail, person: string | undefined, occasion: Occasion): Message => {
  const { subject, text, quoted, messageId, files, remarks, automatic, original, author, replyTo, copied } =
    held;
  const by = occasion.actor.id;
  return {
    id: occasion.newId(),
    at: occasion.now,
    from: "they",
    via: "e-mail",
    subject,
    text,
    files,
    remarks,
    person,
    quoted,
    messageId,
    automatic,
    original,
    author,
    replyTo,
    copied,
    filedBy: by,
  };
};

/**
 * Puts a held mail into a conversation. `decided`: somebody was quicker. `merged`: the enquiry was merged, the one that leads it takes the mail.
 * `virus`: it is never passed on. With `admit` its sender takes part from now on, so that their next mail needs nobody's decision.
 */
export const fileHeldMail = (
  held: HeldMail,
  {
    enquiry,
    person,
    admit,
  }: { readonly enquiry: Enquiry; readonly person: string | undefined; readonly admit: boolean },
  given: { readonly occasion: Occasion; readonly planning: Planning },
): (HeldDecision & { readonly decision: EnquiryDecision }) | Refused<"decided" | "virus" | "merged"> => {
  const { occasion } = given;
  if (!isOpen(held)) return refused("decided");
  if (held.why === "virus") return refused("virus");
  if (enquiry.merged !== undefined) return refused("merged");
  const conversation = enquiry.reference;
  const message = messageOfHeld(held, person, occasion);
  const joins = admit && person !== undefined && !enquiry.participants.includes(person);
  const lead = joins ? { ...enquiry, participants: [...enquiry.participants, person] } : enquiry;
  return {
    ...decided(held, "filed", conversation, occasion),
    decision: receiveMessage(lead, { conversation, message }, given),
  };
};

/** Says that a held mail has become an enquiry of its own. */
export const heldMailBecame = (
  held: HeldMail,
  reference: string,
  occasion: Occasion,
): HeldDecision | Refused<"decided" | "virus"> => {
  if (!isOpen(held)) return refused("decided");
  if (held.why === "virus") return refused("virus");
  return decided(held, "filed", reference, occasion);
};

/** Discards a held mail, or takes that back: it is held again, for a person to decide. What was filed stays filed. */
export const discardHeldMail = (
  held: HeldMail,
  as: "discarded" | "held",
  occasion: Occasion,
): HeldDecision | Refused<"decided"> => {
  const may = as === "discarded" ? isOpen(held) : held.status === "discarded" || held.status === "set-aside";
  return may ? decided(held, as, undefined, occasion) : refused("decided");
};
