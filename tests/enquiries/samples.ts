import { type EnquiryNeeds, sendEnquiry } from "../../shared/enquiries/commands.ts";
import { receiveEnquiry } from "../../shared/enquiries/decide.ts";
import type { EnquiryDecided, EnquiryDecision } from "../../shared/enquiries/decide-status.ts";
import type { Enquiry } from "../../shared/enquiries/enquiry.ts";
import type { EnquiryForm } from "../../shared/enquiries/form/input.ts";
import { defaultTargets, type Planning } from "../../shared/enquiries/targets/model.ts";
import { expectDone } from "../../shared/journal/change.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { newId } from "../../shared/platform/ids.ts";

/** A Monday morning in term. */
export const morning = "2026-11-23T09:00:00.000Z";

/** One of the team. */
export const theo = "0199e7a0-4c1c-7000-8000-00000000000a";

/** The targets that hold until somebody sets others, by England's calendar. */
export const planning: Planning = { targets: defaultTargets, isHoliday: isBankHoliday };

/** An occasion at a moment, of somebody outside or of one of the team. */
export const at = (now: string, by?: string): Occasion => ({
  now,
  newId,
  actor: by === undefined ? { kind: "person" } : { kind: "team", id: by },
  correlation: "c-1",
});

/** A filled-in form; nobody has its address but the test that asks for it. */
export const aForm = (more: Partial<EnquiryForm> = {}): EnquiryForm => ({
  kind: "problem",
  subject: "",
  message: "Our letters take three weeks.",
  details: { data: "yes" },
  name: "Ada Example",
  email: `ada.${newId()}@trust.example`,
  organisation: "Invented Trust",
  consent: "yes",
  ...more,
});

/** What a form sent at a moment decides. */
export const received = (form: EnquiryForm = aForm(), now: string = morning): EnquiryDecision =>
  receiveEnquiry(
    form,
    { person: newId(), reference: "ENQ-4F7K-2Q9C", unchecked: false },
    { occasion: at(now), planning },
  );

/** An enquiry as it is on the day it came in. */
export const anEnquiry = (more: Partial<Enquiry> = {}): Enquiry => ({ ...received().enquiry, ...more });

/** The decision, where there must be one. Throws the refusal. */
export const accepted = (decided: EnquiryDecided): EnquiryDecision => {
  if ("refusal" in decided) throw new Error(`Refused: ${decided.refusal}`);
  return decided;
};

/** Sends a form through the command and gives its reference. */
export const sendForm = async (
  needs: EnquiryNeeds,
  occasion: Occasion,
  more: Partial<EnquiryForm> = {},
): Promise<string> => {
  const sent = await sendEnquiry(needs, { form: aForm(more) }, { once: newId(), occasion });
  return expectDone(sent, "An enquiry").reference;
};
