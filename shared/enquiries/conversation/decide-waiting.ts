import { UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import type { Occasion } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import type { Instant } from "../../platform/clock.ts";
import { plus } from "../../platform/wall-clock.ts";
import { type EnquiryDecision, moveTo, unmoved, withTimer } from "../decide-status.ts";
import type { Enquiry } from "../enquiry.ts";
import { enquiryClosed, enquiryReminder } from "../letters.ts";
import type { Targets } from "../targets/model.ts";

/** What the clock does to an enquiry; nothing when it has moved on since the timer was set. */
export type Waited = EnquiryDecision | Unchanged;

const stillSo = (enquiry: Enquiry, since: Instant, statuses: readonly Enquiry["status"][]): boolean =>
  enquiry.merged === undefined && enquiry.statusSince === since && statuses.includes(enquiry.status);

/** Reminds somebody, once, that the team waits for their answer; the end of waiting comes next. */
export const remind = (
  enquiry: Enquiry,
  since: Instant,
  { occasion, targets }: { readonly occasion: Occasion; readonly targets: Targets },
): Waited => {
  if (!stillSo(enquiry, since, ["waiting"]) || enquiry.timer?.what !== "reminder") return UNCHANGED;
  const at = plus(since, `P${Math.max(targets.waitDays, targets.reminderDays + 1)}D`);
  const { reference, person } = enquiry;
  const reminder = letter(
    enquiryReminder,
    { to: { person }, about: `enquiry:${reference}`, facts: { reference, closesAt: at }, usefulUntil: at },
    occasion,
  );
  const next = unmoved(enquiry);
  return { ...next, ...withTimer(next.enquiry, { what: "close", at }, occasion), letters: [reminder] };
};

/**
 * Closes an enquiry of which nothing was heard. Whoever was asked something is told, and that a word opens it again; whoever was answered
 * is not written to once more.
 */
export const closeQuietly = (
  enquiry: Enquiry,
  since: Instant,
  { occasion, targets }: { readonly occasion: Occasion; readonly targets: Targets },
): Waited => {
  if (!stillSo(enquiry, since, ["waiting", "answered"]) || enquiry.timer?.what !== "close") return UNCHANGED;
  const moved = moveTo(enquiry, "closed", "time", { occasion, targets });
  if (enquiry.status === "answered") return moved;
  const { reference, person } = enquiry;
  const told = letter(
    enquiryClosed,
    { to: { person }, about: `enquiry:${reference}`, facts: { reference } },
    occasion,
  );
  return { ...moved, letters: [told] };
};
