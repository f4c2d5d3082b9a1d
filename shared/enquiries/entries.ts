import * as z from "zod/mini";
import { automaticKinds } from "../incoming-mail/incoming-mail.ts";
import { defineEntry } from "../journal/entry.ts";
import { enquiryStatuses } from "./enquiry.ts";
import { heldMailStatuses, holdReasons } from "./held-mail/model.ts";
import { enquiryKindNames } from "./kinds.ts";

export const EnquiryReceived = defineEntry({
  name: "EnquiryReceived",
  version: 1,
  title: "Enquiry received",
  description: "Somebody sent an enquiry. What they wrote is in the enquiry, not here.",
  subject: "enquiry",
  data: () =>
    z.object({
      kind: z.enum(enquiryKindNames),
      channel: z.enum(["form", "e-mail"]),
      /** The first message of the conversation. */
      message: z.uuid(),
      /** The London date by which it is to be answered. */
      answerBy: z.iso.date(),
      /** Whether the sender is told that it came in: not where a mail's sender may be forged. */
      acknowledge: z.boolean(),
    }),
  examples: [
    {
      kind: "general",
      channel: "form",
      message: "0199e7a0-4c1c-7000-8000-000000000001",
      answerBy: "2026-11-26",
      acknowledge: true,
    },
  ],
});

export const ConversationBegun = defineEntry({
  name: "ConversationBegun",
  version: 1,
  title: "Letter from the team",
  description:
    "One of the team wrote to somebody who had not asked anything. What they wrote is in the conversation, not here; a reply joins it.",
  subject: "enquiry",
  data: () =>
    z.object({
      /** The first message of the conversation. */
      message: z.uuid(),
    }),
  examples: [{ message: "0199e7a0-4c1c-7000-8000-000000000001" }],
});

export const EnquiryMessageReceived = defineEntry({
  name: "EnquiryMessageReceived",
  version: 1,
  title: "Message received",
  description: "A mail came in to a conversation: from a participant, or put there by one of the team.",
  subject: "enquiry",
  data: () =>
    z.object({
      message: z.uuid(),
      automatic: z.optional(z.enum(automaticKinds)),
      /** The enquiry that leads the conversation: its own, or the one it was merged into. */
      leads: z.string(),
    }),
  examples: [{ message: "0199e7a0-4c1c-7000-8000-000000000001", leads: "ENQ-4F7K-2Q9C" }],
});

export const EnquiryAnswered = defineEntry({
  name: "EnquiryAnswered",
  version: 1,
  title: "Enquiry answered",
  description:
    "One of the team answered, or noted that it was answered elsewhere. Only the first answer to an enquiry counts towards the time to answer.",
  subject: "enquiry",
  data: () =>
    z.object({
      first: z.boolean(),
      /** Whole hours since it came in. */
      hoursOpen: z.int().check(z.nonnegative()),
      /** Of a first answer: whether it came by the day it was due. Absent where none was due, and before November 2026. */
      inTime: z.optional(z.boolean()),
      via: z.enum(["desk", "e-mail", "elsewhere"]),
    }),
  examples: [{ first: true, hoursOpen: 26, inTime: true, via: "desk" }],
});

export const EnquiryAnswerFailed = defineEntry({
  name: "EnquiryAnswerFailed",
  version: 1,
  title: "Answer did not arrive",
  description:
    "The letter with an answer was not sent, or came back. It is the team’s turn again; a first answer no longer counts, with what it counted for.",
  subject: "enquiry",
  data: () =>
    z.object({
      letter: z.uuid(),
      /** Whether it had counted as the first answer; then what it had counted for, as in `EnquiryAnswered`. */
      first: z.boolean(),
      hoursOpen: z.int().check(z.nonnegative()),
      inTime: z.optional(z.boolean()),
    }),
  examples: [{ letter: "0199e7a0-4c1c-7000-8000-000000000002", first: true, hoursOpen: 26, inTime: true }],
});

export const EnquiryMoved = defineEntry({
  name: "EnquiryMoved",
  version: 1,
  title: "Enquiry moved",
  description: "It is somebody else’s turn now, or an enquiry was closed or opened again.",
  subject: "enquiry",
  data: () =>
    z.object({
      from: z.enum(enquiryStatuses),
      to: z.enum(enquiryStatuses),
      because: z.enum(["answer", "message", "person", "time", "merge", "letter"]),
    }),
  examples: [{ from: "open", to: "waiting", because: "answer" }],
});

export const EnquiryAssigned = defineEntry({
  name: "EnquiryAssigned",
  version: 1,
  title: "Enquiry assigned",
  description: "Somebody of the team took an enquiry, was given it, or gave it back.",
  subject: "enquiry",
  data: () => z.object({ assignee: z.optional(z.uuid()) }),
  examples: [{ assignee: "0199e7a0-4c1c-7000-8000-00000000000a" }, {}],
});

export const EnquirySorted = defineEntry({
  name: "EnquirySorted",
  version: 1,
  title: "Enquiry sorted",
  description:
    "The kind or the organisation of an enquiry was set by one of the team, or it was looked at and found genuine.",
  subject: "enquiry",
  data: () => z.object({ kind: z.enum(enquiryKindNames) }),
  examples: [{ kind: "workshop" }],
});

export const EnquiryNoted = defineEntry({
  name: "EnquiryNoted",
  version: 1,
  title: "Note added",
  description: "One of the team wrote a note on an enquiry.",
  subject: "enquiry",
  data: () =>
    z.object({
      message: z.uuid(),
      /** Those of the team whom the note mentions. */
      mentions: z.optional(z.array(z.uuid())),
    }),
  examples: [
    { message: "0199e7a0-4c1c-7000-8000-000000000001", mentions: ["0199e7a0-4c1c-7000-8000-00000000000a"] },
    { message: "0199e7a0-4c1c-7000-8000-000000000001" },
  ],
});

export const MailHeld = defineEntry({
  name: "MailHeld",
  version: 1,
  title: "Mail held",
  description: "A mail came in and is in no conversation: a person is to decide, or a machine wrote it.",
  subject: "held-mail",
  data: () =>
    z.object({
      why: z.enum(holdReasons),
      automatic: z.optional(z.enum(automaticKinds)),
      names: z.optional(z.string()),
    }),
  examples: [{ why: "unknown-sender", names: "ENQ-4F7K-2Q9C" }],
});

export const HeldMailDecided = defineEntry({
  name: "HeldMailDecided",
  version: 1,
  title: "Held mail decided",
  description:
    "Somebody of the team put a held mail into a conversation, made an enquiry of it, discarded it, or took that back.",
  subject: "held-mail",
  data: () => z.object({ status: z.enum(heldMailStatuses), into: z.optional(z.string()) }),
  examples: [{ status: "filed", into: "ENQ-4F7K-2Q9C" }],
});

export const EnquiryReminderDue = defineEntry({
  name: "EnquiryReminderDue",
  version: 1,
  title: "Reminder due",
  description: "The team has waited for an answer for a fortnight: they are reminded once.",
  subject: "enquiry",
  data: () => z.object({ since: z.iso.datetime() }),
  examples: [{ since: "2026-11-10T09:00:00.000Z" }],
});

export const EnquiryClosingDue = defineEntry({
  name: "EnquiryClosingDue",
  version: 1,
  title: "Closing due",
  description: "Nothing was heard for so long that the enquiry closes by itself.",
  subject: "enquiry",
  data: () => z.object({ since: z.iso.datetime() }),
  examples: [{ since: "2026-11-10T09:00:00.000Z" }],
});

export const EnquiryMerged = defineEntry({
  name: "EnquiryMerged",
  version: 1,
  title: "Enquiry merged",
  description: "One of the team found that an enquiry belongs to another one.",
  subject: "enquiry",
  data: () => z.object({ into: z.string() }),
  examples: [{ into: "ENQ-4F7K-2Q9C" }],
});

export const EnquirySeparated = defineEntry({
  name: "EnquirySeparated",
  version: 1,
  title: "Enquiry separated",
  description: "A merge was taken back: both enquiries are as they were, with what came since where it came.",
  subject: "enquiry",
  data: () => z.object({ from: z.string() }),
  examples: [{ from: "ENQ-4F7K-2Q9C" }],
});

export const EnquiryConverted = defineEntry({
  name: "EnquiryConverted",
  version: 1,
  title: "Enquiry converted",
  description:
    "An enquiry became an application, a request for a workshop series or an invitation to the community; or that was done.",
  subject: "enquiry",
  data: () => z.object({ to: z.enum(["application", "workshop", "member"]), done: z.boolean() }),
  examples: [{ to: "member", done: true }],
});

export const EnquiryTargetsSet = defineEntry({
  name: "EnquiryTargetsSet",
  version: 1,
  title: "Targets set",
  description: "The targets for answering and closing enquiries were changed.",
  subject: "page",
  data: () => z.object({ answerDays: z.number(), closeDays: z.number() }),
  examples: [{ answerDays: 2, closeDays: 20 }],
});

export const ReadyAnswerSaved = defineEntry({
  name: "ReadyAnswerSaved",
  version: 1,
  title: "Ready answer saved",
  description: "A text that the team has ready for answers was written or changed.",
  subject: "ready-answer",
  data: () => z.object({ version: z.int().check(z.positive()) }),
  examples: [{ version: 2 }],
});

export const ReadyAnswerRemoved = defineEntry({
  name: "ReadyAnswerRemoved",
  version: 1,
  title: "Ready answer removed",
  description: "A text that the team had ready for answers was removed.",
  subject: "ready-answer",
  data: () => z.object({}),
  examples: [{}],
});
