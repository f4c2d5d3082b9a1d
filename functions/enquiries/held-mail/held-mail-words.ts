import type { HeldMail, HoldReason } from "../../../shared/enquiries/held-mail/model.ts";
import type { AutomaticKind } from "../../../shared/incoming-mail/incoming-mail.ts";

/** Why a mail is held, in a word for lists and in a sentence that helps to decide. */
export const holdWords: Readonly<Record<HoldReason, { readonly short: string; readonly long: string }>> = {
  "unknown-sender": {
    short: "Sender is no participant",
    long: "The mail belongs to a conversation by its address, but its sender takes no part in it. Perhaps a letter of ours was forwarded. Decide whether this person may join.",
  },
  "not-verified": {
    short: "Sender may be forged",
    long: "Nothing proves that this mail came from the sender’s mail system (DMARC). Ask them by telephone if it matters.",
  },
  "not-allowed": {
    short: "Viewer cannot answer",
    long: "A viewer of the team answered by email. Viewers cannot answer enquiries, so nothing was sent. If the answer is right, send it from the desk.",
  },
  "team-answer": {
    short: "Answer was not sent",
    long: "Someone of the team answered by email, and it is not sure that all they wrote would go out: the line above which answers are written is missing, something stands below it, there are files, or it looks like an automatic reply. Nothing was sent. Write the answer at the desk.",
  },
  placeholder: {
    short: "Answer was not finished",
    long: "Someone of the team answered by email, and something in [brackets] or {braces} was still to be replaced. Nothing was sent. Write the answer at the desk, with round brackets for your own.",
  },
  "several-enquiries": {
    short: "Reply to several enquiries",
    long: "Someone of the team replied to an email that lists several enquiries, so we cannot tell which one they mean. Nothing was sent. Write the answer at the desk, in the enquiry that it belongs to.",
  },
  spam: { short: "Spam", long: "The mail service takes this for spam. Look before you let it in." },
  virus: {
    short: "Virus",
    long: "The mail service found a virus. The files were not kept, and the mail cannot be passed on.",
  },
  automatic: { short: "Automatic mail", long: "A machine wrote this. Nobody waits for an answer." },
  "odd-sender": {
    short: "Address we cannot write to",
    long: "The mail is from an address that our mail service cannot write to. To answer, make it a new enquiry with an address that you know.",
  },
  "no-sender": { short: "No sender", long: "The mail does not say who sent it, so it cannot be answered." },
};

/** What sort of automatic mail it is, in words. */
export const automaticWords: Readonly<Record<AutomaticKind, string>> = {
  "auto-reply": "Automatic reply, such as an out-of-office note",
  bounce: "Report that a mail could not be delivered",
  list: "Mail of a mailing list",
  own: "A letter of ours that came back",
  loop: "A mail that went round in circles",
  bulk: "Mail to many, such as a newsletter",
};

/** Somebody whom a mail names, as it names them. */
export const mailboxInWords = ({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}): string => (name === "" ? address : `${name} <${address}>`);

/** What is shown of a held mail in lists and on its page. */
export const describeHeld = (held: HeldMail) => ({
  ...held,
  sender: held.from === undefined ? "No sender" : mailboxInWords(held.from),
  replyTo: held.replyTo === undefined ? undefined : mailboxInWords(held.replyTo),
  copied: (held.copied ?? []).map(mailboxInWords),
  reason: holdWords[held.why].short,
  explanation: holdWords[held.why].long,
  machine: held.automatic === undefined ? undefined : automaticWords[held.automatic],
});
