import { type Occasion, record } from "../journal/entry.ts";
import { type EnquiryDecision, moveTo, unmoved } from "./decide-status.ts";
import { type Enquiry, isOurTurn } from "./enquiry.ts";
import { EnquiryMerged, EnquirySeparated } from "./entries.ts";
import type { Targets } from "./targets.ts";

/** Why two enquiries cannot be merged or separated. */
export type MergeRefusal = "itself" | "merged" | "leads-others" | "not-merged-here";

/** What becomes of two enquiries together: one transaction changes both, or neither. */
export interface MergeDecision {
  readonly kept: EnquiryDecision;
  readonly other: EnquiryDecision;
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
};

/**
 * Merges an enquiry into another that it doubles or continues. Each stays a conversation of its own, with its own participants, so nobody
 * gets to see what is not theirs; the one kept leads both, and the earlier of their dates holds.
 */
export const mergeEnquiries = (
  other: Enquiry,
  kept: Enquiry,
  given: { readonly occasion: Occasion; readonly targets: Targets },
): MergeDecision | { readonly refusal: MergeRefusal } => {
  const { occasion } = given;
  if (other.reference === kept.reference) return { refusal: "itself" };
  if (other.merged !== undefined || kept.merged !== undefined) return { refusal: "merged" };
  if (other.absorbed.length > 0) return { refusal: "leads-others" };
  const { status, answerBy } = other;
  const by = occasion.actor.id;
  const merged: Enquiry["merged"] = {
    into: kept.reference,
    at: occasion.now,
    before: { status, ...(answerBy === undefined ? {} : { answerBy }) },
    ...(by === undefined ? {} : { by }),
  };
  const closed = moveTo({ ...other, merged }, "closed", "merge", given);
  const due = earlier(kept.answerBy, answerBy);
  const leading: Enquiry = {
    ...kept,
    ...(due === undefined ? {} : { answerBy: due }),
    absorbed: [...kept.absorbed, { reference: other.reference, participants: other.participants }],
  };
  const turned =
    isOurTurn(other) && !isOurTurn(kept) ? moveTo(leading, "open", "merge", given) : unmoved(leading);
  const entry = record(
    EnquiryMerged,
    { subject: other.reference, person: other.person, data: { into: kept.reference } },
    occasion,
  );
  return { kept: turned, other: { ...closed, entries: [entry, ...closed.entries] } };
};

/** Takes a merge back: the other is as it was before, and the one kept goes on without it. */
export const separateEnquiries = (
  other: Enquiry,
  kept: Enquiry,
  given: { readonly occasion: Occasion; readonly targets: Targets },
): MergeDecision | { readonly refusal: MergeRefusal } => {
  const { occasion } = given;
  if (other.merged?.into !== kept.reference) return { refusal: "not-merged-here" };
  const { merged, ...rest } = other;
  const restored: Enquiry = {
    ...rest,
    ...(merged.before.answerBy === undefined ? {} : { answerBy: merged.before.answerBy }),
  };
  const moved = moveTo(restored, merged.before.status, "merge", given);
  const without = {
    ...kept,
    absorbed: kept.absorbed.filter(({ reference }) => reference !== other.reference),
  };
  const entry = record(
    EnquirySeparated,
    { subject: other.reference, person: other.person, data: { from: kept.reference } },
    occasion,
  );
  return {
    kept: unmoved(without),
    other: { ...moved, entries: [entry, ...moved.entries] },
  };
};
