import type { LetterStatus } from "../../shared/letters/letter.ts";
import { ownValue } from "../../shared/platform/keys.ts";

/** A letter's status as the design system's tag. */
export const statusTags: Readonly<Record<LetterStatus, { readonly text: string; readonly classes: string }>> =
  {
    waiting: { text: "Waits for approval", classes: "nhsuk-tag--yellow" },
    queued: { text: "Queued", classes: "nhsuk-tag--grey" },
    sending: { text: "Being sent", classes: "nhsuk-tag--grey" },
    "in-digest": { text: "In another email", classes: "nhsuk-tag--blue" },
    sent: { text: "Sent", classes: "nhsuk-tag--blue" },
    delivered: { text: "Delivered", classes: "nhsuk-tag--green" },
    bounced: { text: "Came back", classes: "nhsuk-tag--red" },
    complained: { text: "Called spam", classes: "nhsuk-tag--red" },
    discarded: { text: "Discarded", classes: "nhsuk-tag--grey" },
    failed: { text: "Could not be sent", classes: "nhsuk-tag--red" },
    "not-sent": { text: "Not sent", classes: "nhsuk-tag--orange" },
  };

const reasons: Readonly<Record<string, string>> = {
  "address-suppressed": "an earlier letter to this address came back, or was called spam",
  "no-consent": "the person does not agree to news",
  "no-longer-a-member": "the person is not a member any more",
  merged: "the record is merged with that of another member, who is written to instead",
  "topic-not-chosen": "the person did not choose this topic",
  "person-erased": "the person’s details were erased",
  rejected: "the mail service refused it",
  "words-erased": "what it should say was erased",
  "too-late": "no longer relevant when it was due",
  uncertain: "it is not known whether the mail service took it, and this kind of letter is never sent twice",
};

/** Why a letter was not sent, in words; a server's own words as they are. */
export const sayReason = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : (ownValue(reasons, reason.split(":")[0] ?? "") ?? reason);
