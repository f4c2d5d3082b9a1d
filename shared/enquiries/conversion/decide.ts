import { refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { addTask } from "../../tasks/decide.ts";
import { type EnquiryDecided, unmoved } from "../decide-status.ts";
import type { Conversion, Enquiry } from "../enquiry.ts";
import { EnquiryConverted } from "../entries.ts";
import { memberInvitation } from "../letters.ts";

/** What an enquiry can become. */
export type ConversionTarget = Conversion["to"];

/** The task that turning an enquiry into something leaves with the team. */
export const conversionTasks = {
  application: "Help them apply to the next call for problems",
  workshop: "Plan a workshop series with them",
} as const;

/**
 * Turns an enquiry into something else: a task for an application or a workshop series, of whoever has the enquiry or else of whoever does this; for the
 * community a letter that invites the person, which makes nobody a member. Each once.
 */
export const convertEnquiry = (
  before: Enquiry,
  to: ConversionTarget,
  occasion: Occasion,
): EnquiryDecided<"merged" | "already-so"> => {
  if (before.merged !== undefined) return refused("merged");
  if (before.conversions.some((one) => one.to === to)) return refused("already-so");
  const { now, actor, newId } = occasion;
  const { reference, person, assignee } = before;
  const conversion: Conversion = {
    to,
    at: now,
    by: actor.id ?? actor.kind,
    ...(to === "member" ? { doneAt: now } : {}),
  };
  const decision = {
    ...unmoved({ ...before, conversions: [...before.conversions, conversion] }),
    entries: [
      record(EnquiryConverted, { subject: reference, person, data: { to, done: to === "member" } }, occasion),
    ],
  };
  const about = `enquiry:${reference}`;
  if (to === "member") {
    const named = { to: { person }, about, facts: { reference } };
    return { ...decision, letters: [letter(memberInvitation, named, occasion)] };
  }
  const asked = { id: newId(), about, text: conversionTasks[to], owner: assignee ?? actor.id };
  const task = addTask(asked, occasion);
  // Without a day it is never too late.
  return "refusal" in task ? decision : { ...decision, tasks: [task] };
};
