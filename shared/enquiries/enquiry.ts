import * as z from "zod/mini";
import type { Titled } from "../platform/titled.ts";
import { enquiryKindNames } from "./kinds.ts";

/**
 * Where an enquiry stands. `new`: nobody has looked at it. `open`: it is the team's turn. `waiting`: it is their turn, the team asked
 * something. `answered`: the team answered and expects nothing. `closed`: done; a word from them opens it again.
 */
export const enquiryStatuses = ["new", "open", "waiting", "answered", "closed"] as const;

/** Where an enquiry stands. */
export type EnquiryStatus = (typeof enquiryStatuses)[number];

/** What an enquiry was turned into, or what is to be done because of it. */
export const conversionSchema = z.lazy(() =>
  z.object({
    to: z.enum(["application", "workshop", "member"]),
    at: z.iso.datetime(),
    by: z.string(),
    /** Whether somebody has done it. An invitation is done when it is sent; the others are tasks until ticked. */
    doneAt: z.optional(z.iso.datetime()),
  }),
);

const mergedSchema = z.lazy(() =>
  z.object({
    into: z.string(),
    at: z.iso.datetime(),
    by: z.optional(z.string()),
    /** What it was before, for the way back. */
    before: z.object({ status: z.enum(enquiryStatuses), answerBy: z.optional(z.iso.date()) }),
    /** What the one that leads was before, and the version that it had after. While it still has that, nothing has happened to it since. */
    leader: z.optional(
      z.object({ status: z.enum(enquiryStatuses), answerBy: z.optional(z.iso.date()), version: z.number() }),
    ),
  }),
);

const absorbedSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    participants: z.array(z.uuid()),
    /** When somebody of it last wrote, and when the team last answered one of them, since it was merged: for the way back. */
    heardAt: z.optional(z.iso.datetime()),
    answeredAt: z.optional(z.iso.datetime()),
  }),
);

/** An enquiry: who asked what, whose turn it is, and until when. The words of the conversation are its messages. */
export const enquirySchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    kind: z.enum(enquiryKindNames),
    subject: z.string(),
    /** The beginning of what they asked, for lists. */
    excerpt: z.string(),
    /** Answers to the questions of its kind. */
    details: z.record(z.string(), z.string()),
    /** How it began; `desk`: one of the team wrote first. */
    channel: z.enum(["form", "e-mail", "desk"]),
    /** The person who asked. */
    person: z.uuid(),
    name: z.string(),
    organisation: z.string(),
    organisationCode: z.optional(z.string()),
    /** Everybody whose mails belong here, the one who asked first. */
    participants: z.array(z.uuid()),
    receivedAt: z.iso.datetime(),
    consentedAt: z.optional(z.iso.datetime()),
    status: z.enum(enquiryStatuses),
    statusSince: z.iso.datetime(),
    assignee: z.optional(z.uuid()),
    /** The London date by which the team is to answer; absent while nobody waits for an answer. */
    answerBy: z.optional(z.iso.date()),
    /** The London date by which it is to be closed. */
    closeBy: z.iso.date(),
    firstAnsweredAt: z.optional(z.iso.datetime()),
    firstAnsweredBy: z.optional(z.uuid()),
    /** When the first answer was due, and the letter that carried it: for the way back when it does not arrive. */
    firstAnswerDue: z.optional(z.iso.date()),
    firstAnswerLetter: z.optional(z.uuid()),
    /** The letter with an answer that did not arrive, since when that is known, and where the enquiry stood then. Gone once it is answered anew. */
    undelivered: z.optional(
      z.object({ letter: z.uuid(), at: z.iso.datetime(), before: z.enum(enquiryStatuses) }),
    ),
    /** The timer of the status it is in: a reminder or the end of waiting. At most one at a time. */
    timer: z.optional(z.object({ what: z.enum(["reminder", "close"]), at: z.iso.datetime() })),
    merged: z.optional(mergedSchema),
    /** Enquiries that were merged into this one. Each stays a conversation of its own, with its own participants; this one leads them. */
    absorbed: z.array(absorbedSchema),
    conversions: z.array(conversionSchema),
    /** It came without the proof of work that browsers do: somebody is to look before it is trusted. */
    unchecked: z.boolean(),
    /** Counts the changes; a change of a version that is no longer the last is refused. */
    version: z.int().check(z.positive()),
  }),
);

/** In place of somebody of the team who has an enquiry: nobody does. */
export const NOBODY = "nobody";

/** An enquiry. */
export type Enquiry = z.infer<typeof enquirySchema>;

/** The conversation that a person belongs to, of those that an enquiry leads; undefined for a person of none. */
export const conversationOf = (
  { reference, participants, absorbed }: Pick<Enquiry, "reference" | "participants" | "absorbed">,
  person: string,
): string | undefined =>
  [{ reference, participants }, ...absorbed].find((one) => one.participants.includes(person))?.reference;

/** Who takes part in a conversation of those that an enquiry leads: its own, or that of one merged into it. */
export const participantsOf = (
  { reference, participants, absorbed }: Pick<Enquiry, "reference" | "participants" | "absorbed">,
  conversation: string,
): readonly string[] =>
  [{ reference, participants }, ...absorbed].find((one) => one.reference === conversation)?.participants ??
  [];

/** What an enquiry was turned into or is to become. */
export type Conversion = z.infer<typeof conversionSchema>;

/** An enquiry that leads others, with a mark on the one whose conversation this is: somebody of it wrote, or was answered. */
export const marked = (
  enquiry: Enquiry,
  conversation: string,
  mark: { readonly heardAt: string } | { readonly answeredAt: string },
): Enquiry => ({
  ...enquiry,
  absorbed: enquiry.absorbed.map((one) => (one.reference === conversation ? { ...one, ...mark } : one)),
});

/** Whether somebody outside waits for the team. */
export const isOurTurn = ({ status }: Pick<Enquiry, "status">): boolean =>
  status === "new" || status === "open";

/** The date that is next kept or missed: the answer's while somebody waits for one, otherwise the closing's. None once it is closed. */
export const dueOn = ({ status, answerBy, closeBy }: Enquiry): string | undefined =>
  status === "closed" ? undefined : (answerBy ?? closeBy);

/** How an enquiry stands against its target on a London date. */
export const urgency = (enquiry: Enquiry, today: string): "late" | "today" | "in-time" => {
  const due = dueOn(enquiry);
  if (due === undefined || due > today) return "in-time";
  return due === today ? "today" : "late";
};

/** Enquiries, as any list names them. */
export const titledEnquiry: Titled = {
  key: (reference) => ({ pk: `ENQUIRY#${reference}`, sk: "ENQUIRY" }),
  title: ["enquiry", "subject"],
};
