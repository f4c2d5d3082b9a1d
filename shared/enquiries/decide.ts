import type { Entry, Occasion } from "../journal/entry.ts";
import { record } from "../journal/entry.ts";
import { hoursBetween } from "../platform/time.ts";
import type { Enquiry } from "./enquiry.ts";
import { EnquiryAnswered, EnquiryReceived, EnquiryReopened } from "./entries.ts";
import type { EnquiryForm } from "./input.ts";

/** What a decision about an enquiry makes true: its new state and what is to be written in the journal. */
export interface EnquiryDecision {
  readonly enquiry: Enquiry;
  readonly entries: readonly Entry[];
}

/** Takes in an enquiry from the form. There is no reason to refuse one. */
export const receiveEnquiry = (
  form: EnquiryForm,
  who: { readonly person: string; readonly reference: string },
  occasion: Occasion,
): EnquiryDecision => {
  const enquiry: Enquiry = {
    reference: who.reference,
    person: who.person,
    name: form.name,
    organisation: form.organisation,
    kind: form.kind,
    message: form.message,
    consentedAt: occasion.now,
    receivedAt: occasion.now,
    status: "open",
  };
  const received = record(
    EnquiryReceived,
    { subject: who.reference, person: who.person, data: { kind: form.kind, channel: "form" } },
    occasion,
  );
  return { enquiry, entries: [received] };
};

/** Why an enquiry cannot be marked: it already is as asked. */
export type MarkRefusal = "already-answered" | "already-open";

/** Marks an open enquiry as answered. */
export const markAnswered = (
  enquiry: Enquiry,
  occasion: Occasion,
): EnquiryDecision | { readonly refusal: MarkRefusal } => {
  if (enquiry.status === "answered") return { refusal: "already-answered" };
  const answeredBy = occasion.actor.id;
  return {
    enquiry: {
      ...enquiry,
      status: "answered",
      answeredAt: occasion.now,
      ...(answeredBy === undefined ? {} : { answeredBy }),
    },
    entries: [
      record(
        EnquiryAnswered,
        {
          subject: enquiry.reference,
          person: enquiry.person,
          data: { hoursOpen: hoursBetween(enquiry.receivedAt, occasion.now) },
        },
        occasion,
      ),
    ],
  };
};

/** Takes back that an enquiry was answered. */
export const reopen = (
  enquiry: Enquiry,
  occasion: Occasion,
): EnquiryDecision | { readonly refusal: MarkRefusal } => {
  if (enquiry.status === "open") return { refusal: "already-open" };
  const { answeredAt: _at, answeredBy: _by, ...rest } = enquiry;
  return {
    enquiry: { ...rest, status: "open" },
    entries: [
      record(EnquiryReopened, { subject: enquiry.reference, person: enquiry.person, data: {} }, occasion),
    ],
  };
};
