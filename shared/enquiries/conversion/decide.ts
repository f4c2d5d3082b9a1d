import { refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { type EnquiryDecided, unmoved } from "../decide-status.ts";
import type { Conversion, Enquiry } from "../enquiry.ts";
import { EnquiryConverted } from "../entries.ts";
import { memberInvitation } from "../letters.ts";

/** What an enquiry can become. */
export type ConversionTarget = Conversion["to"];

const converted = (
  before: Enquiry,
  conversions: Enquiry["conversions"],
  { to, doneAt }: Pick<Conversion, "to" | "doneAt">,
  occasion: Occasion,
) => {
  const { reference, person } = before;
  const data = { to, done: doneAt !== undefined };
  return {
    ...unmoved({ ...before, conversions }),
    entries: [record(EnquiryConverted, { subject: reference, person, data }, occasion)],
  };
};

/**
 * Turns an enquiry into something else: a task of the team for an application or a workshop series; for the community a letter that invites
 * the person, which makes nobody a member. Each once.
 */
export const convertEnquiry = (
  before: Enquiry,
  to: ConversionTarget,
  occasion: Occasion,
): EnquiryDecided<"merged" | "already-so"> => {
  if (before.merged !== undefined) return refused("merged");
  if (before.conversions.some((one) => one.to === to)) return refused("already-so");
  const { now, actor } = occasion;
  const done = to === "member" ? { doneAt: now } : {};
  const conversion: Conversion = { to, at: now, by: actor.id ?? actor.kind, ...done };
  const decision = converted(before, [...before.conversions, conversion], conversion, occasion);
  if (to !== "member") return decision;
  const { reference, person } = before;
  const invitation = letter(
    memberInvitation,
    { to: { person }, about: `enquiry:${reference}`, facts: { reference } },
    occasion,
  );
  return { ...decision, letters: [invitation] };
};

/** Ticks a task off, or opens it again. An invitation that was sent stays sent. */
export const tickTask = (
  before: Enquiry,
  to: ConversionTarget,
  done: boolean,
  occasion: Occasion,
): EnquiryDecided<"merged" | "already-so"> => {
  if (before.merged !== undefined) return refused("merged");
  const task = before.conversions.find((one) => one.to === to);
  if (task === undefined || to === "member" || (task.doneAt !== undefined) === done)
    return refused("already-so");
  const { doneAt: _before, ...rest } = task;
  const after: Conversion = done ? { ...rest, doneAt: occasion.now } : rest;
  return converted(
    before,
    before.conversions.map((one) => (one === task ? after : one)),
    after,
    occasion,
  );
};
