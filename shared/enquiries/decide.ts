import { refused } from "../journal/answer.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { excerptOf } from "../platform/text.ts";
import { answeredEntry, firstAnswer } from "./conversation/decide.ts";
import type { Message } from "./conversation/model.ts";
import { type EnquiryDecided, type EnquiryDecision, moveTo, unmoved } from "./decide-status.ts";
import type { Enquiry, EnquiryStatus } from "./enquiry.ts";
import { EnquiryAssigned, EnquiryNoted, EnquiryReceived, EnquirySorted } from "./entries.ts";
import type { EnquiryForm } from "./form/input.ts";
import { type EnquiryKind, enquiryKinds } from "./kinds.ts";
import { answerBy, closeBy, type Planning, type Targets } from "./targets/model.ts";

/** Who asks, and under which reference. */
export interface Asking {
  readonly person: string;
  readonly reference: string;
}

/** What every new enquiry has in common, whichever way it came. */
export const newEnquiry = (
  asked: Pick<Enquiry, "kind" | "subject" | "details" | "name" | "organisation" | "unchecked"> &
    Partial<Pick<Enquiry, "organisationCode" | "consentedAt">> & {
      readonly channel: Exclude<Enquiry["channel"], "desk">;
    },
  first: Message,
  { person, reference, acknowledge }: Asking & { readonly acknowledge: boolean },
  { occasion, planning }: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecision => {
  const { now } = occasion;
  const enquiry: Enquiry = {
    ...asked,
    reference,
    person,
    participants: [person],
    excerpt: excerptOf(first.text),
    receivedAt: now,
    status: "new",
    statusSince: now,
    answerBy: answerBy(now, planning),
    closeBy: closeBy(now, planning),
    absorbed: [],
    conversions: [],
    version: 1,
  };
  const data = {
    kind: asked.kind,
    channel: asked.channel,
    message: first.id,
    answerBy: answerBy(now, planning),
    acknowledge,
  };
  const received = record(EnquiryReceived, { subject: reference, person, data }, occasion);
  return {
    enquiry,
    messages: [{ conversation: reference, message: first }],
    entries: [received],
    letters: [],
    setTimers: [],
    cancelTimers: [],
  };
};

/** Takes in an enquiry from the form. There is no reason to refuse one. */
export const receiveEnquiry = (
  form: EnquiryForm,
  asking: Asking & { readonly unchecked: boolean },
  given: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecision => {
  const { occasion } = given;
  const { kind, subject, details, name, organisation, organisationCode } = form;
  const first: Message = {
    id: occasion.newId(),
    at: occasion.now,
    from: "they",
    via: "form",
    person: asking.person,
    text: form.message,
    files: [],
    remarks: [],
  };
  const asked = {
    kind,
    subject: subject === "" ? enquiryKinds[kind] : subject,
    details: Object.fromEntries(Object.entries(details).filter(([, answer]) => answer !== "")),
    channel: "form",
    name,
    organisation,
    organisationCode,
    consentedAt: occasion.now,
    unchecked: asking.unchecked,
  } as const;
  return newEnquiry(asked, first, { ...asking, acknowledge: true }, given);
};

/** Moves an enquiry by hand. To `answered` from the team's turn says that it was answered elsewhere, by telephone for example. */
export const moveEnquiry = (
  before: Enquiry,
  to: EnquiryStatus,
  given: { readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecided<"merged" | "already-so"> => {
  const { occasion, planning } = given;
  if (before.merged !== undefined) return refused("merged");
  if (before.status === to) return refused("already-so");
  const elsewhere = to === "answered" && (before.status === "new" || before.status === "open");
  const due =
    to === "open" || to === "new" ? { answerBy: before.answerBy ?? answerBy(occasion.now, planning) } : {};
  const enquiry = { ...before, ...due, ...(elsewhere ? firstAnswer(before, occasion) : {}) };
  const moved = moveTo(enquiry, to, "person", { occasion, targets: planning.targets });
  if (!elsewhere) return moved;
  return { ...moved, entries: [answeredEntry(before, "elsewhere", occasion), ...moved.entries] };
};

/** Gives an enquiry to one of the team, or to nobody. One that is new is open from then on. */
export const assignEnquiry = (
  before: Enquiry,
  assignee: string | undefined,
  { occasion, targets }: { readonly occasion: Occasion; readonly targets: Targets },
): EnquiryDecided<"merged" | "already-so"> => {
  if (before.merged !== undefined) return refused("merged");
  if (before.assignee === assignee) return refused("already-so");
  const { assignee: _before, ...rest } = before;
  const enquiry: Enquiry = assignee === undefined ? rest : { ...rest, assignee };
  const moved =
    enquiry.status === "new" && assignee !== undefined
      ? moveTo(enquiry, "open", "person", { occasion, targets })
      : unmoved(enquiry);
  const data = assignee === undefined ? {} : { assignee };
  const { reference, person } = before;
  const assigned = record(EnquiryAssigned, { subject: reference, person, data }, occasion);
  return { ...moved, entries: [assigned, ...moved.entries] };
};

/** Writes a note that only the team sees, and that names those whom it mentions. It moves nothing, and an enquiry that was merged takes none. */
export const noteOnEnquiry = (
  before: Enquiry,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
  occasion: Occasion,
): EnquiryDecided<"merged"> => {
  if (before.merged !== undefined) return refused("merged");
  const note: Message = {
    id: occasion.newId(),
    at: occasion.now,
    from: "note",
    via: "desk",
    by: occasion.actor.id,
    text,
    files: [],
    remarks: [],
  };
  const { reference, person } = before;
  const data = { message: note.id, ...(mentions.length > 0 && { mentions: [...mentions] }) };
  const noted = record(EnquiryNoted, { subject: reference, person, data }, occasion);
  return {
    ...unmoved(before),
    messages: [{ conversation: reference, message: note }],
    entries: [noted],
  };
};

/** What one of the team can set right about an enquiry. */
export interface Sorting {
  readonly kind: EnquiryKind;
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
}

/** Sets an enquiry's kind and organisation right; whoever does has looked at it, so it is checked from then on. */
export const sortEnquiry = (
  before: Enquiry,
  sorting: Sorting,
  occasion: Occasion,
): EnquiryDecided<"merged"> => {
  if (before.merged !== undefined) return refused("merged");
  const { organisationCode: _before, ...rest } = before;
  const { kind, organisation, organisationCode } = sorting;
  const enquiry: Enquiry = {
    ...rest,
    kind,
    organisation,
    organisationCode,
    unchecked: false,
  };
  const { reference, person } = before;
  const sorted = record(EnquirySorted, { subject: reference, person, data: { kind } }, occasion);
  return { ...unmoved(enquiry), entries: [sorted] };
};
