import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const kind = z.object({ kind: z.string() });

/** Why a letter was held back for good. */
export type NotSentReason = (typeof notSentReasons)[number];

const notSentReasons = [
  "address-suppressed",
  "no-consent",
  "no-longer-a-member",
  "merged",
  "person-erased",
  "rejected",
  "too-late",
  "topic-not-chosen",
  "uncertain",
  "words-erased",
] as const;

export const LetterSent = defineEntry({
  name: "LetterSent",
  version: 1,
  title: "Letter sent",
  description: "The mail service took a letter.",
  subject: "letter",
  data: () => kind,
  examples: [{ kind: "enquiry-received" }],
});

export const LetterInDigest = defineEntry({
  name: "LetterInDigest",
  version: 1,
  title: "Put into one email with others",
  description: "A notice goes out in the letter of another one to the same reader, which tells of both.",
  subject: "letter",
  data: () => z.extend(kind, { digest: z.uuid() }),
  examples: [{ kind: "enquiry-for-team", digest: "0199e7a0-4c1c-7000-8000-000000000001" }],
});

export const LetterNotSent = defineEntry({
  name: "LetterNotSent",
  version: 1,
  title: "Letter not sent",
  description: "A letter was held back for good, and why.",
  subject: "letter",
  data: () =>
    z.extend(kind, {
      reason: z.enum(notSentReasons),
    }),
  examples: [{ kind: "member-welcome", reason: "address-suppressed" }],
});

export const LetterSentAgain = defineEntry({
  name: "LetterSentAgain",
  version: 1,
  title: "Letter to be sent again",
  description: "Somebody of the team had a letter sent again that had not been sent, or had come back.",
  subject: "letter",
  data: () => kind,
  examples: [{ kind: "enquiry-answer" }],
});

export const LetterDelivered = defineEntry({
  name: "LetterDelivered",
  version: 1,
  title: "Letter delivered",
  description: "The reader’s mail server accepted a letter.",
  subject: "letter",
  data: () => kind,
  examples: [{ kind: "enquiry-received" }],
});

export const LetterBounced = defineEntry({
  name: "LetterBounced",
  version: 1,
  title: "Letter bounced",
  description:
    "A letter came back. A permanent bounce holds back further letters to the address until that is lifted.",
  subject: "letter",
  data: () => z.extend(kind, { permanent: z.boolean() }),
  examples: [{ kind: "enquiry-received", permanent: true }],
});

export const LetterComplained = defineEntry({
  name: "LetterComplained",
  version: 1,
  title: "Letter complained about",
  description:
    "The reader called a letter spam. They get no news any more; what answers something they did still goes out.",
  subject: "letter",
  data: () => kind,
  examples: [{ kind: "member-welcome" }],
});

/** Why letters go to an address again. */
export type ResumedBecause = "mail" | "delivered" | "administrator";

export const LettersResumed = defineEntry({
  name: "LettersResumed",
  version: 1,
  title: "Letters go to this address again",
  description:
    "Letters to somebody had come back, or one was called spam, and they go out again: a mail came from the address, a letter arrived, or an administrator asked for it.",
  subject: "address",
  data: () =>
    z.object({
      because: z.enum(["mail", "delivered", "administrator"]),
      after: z.enum(["bounced", "complained"]),
    }),
  examples: [{ because: "mail", after: "bounced" }],
});

const settled = z.extend(kind, { about: z.string() });

export const LetterApproved = defineEntry({
  name: "LetterApproved",
  version: 1,
  title: "Letter approved",
  description: "Somebody of the team approved a letter that waited in the outbox. It goes out.",
  subject: "letter",
  data: () => settled,
  examples: [{ kind: "application-outcome", about: "application:PRB-4F7K-2Q9C" }],
});

export const LetterDiscarded = defineEntry({
  name: "LetterDiscarded",
  version: 1,
  title: "Letter discarded",
  description: "A letter that waited in the outbox will not be sent. Why is with the letter.",
  subject: "letter",
  data: () => settled,
  examples: [{ kind: "application-outcome", about: "application:PRB-4F7K-2Q9C" }],
});
