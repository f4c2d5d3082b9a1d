import { type Refused, refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { type EnquiryDecision, moveTo, unmoved } from "../decide-status.ts";
import { type Enquiry, isOurTurn } from "../enquiry.ts";
import { EnquiryMerged, EnquirySeparated } from "../entries.ts";
import { answerBy, type Planning } from "../targets/model.ts";

/** Why two enquiries cannot be merged. */
type MergeRefusal = "itself" | "merged" | "leads-others";

/** What becomes of two enquiries together: one transaction changes both, or neither. */
export interface MergeDecision {
  readonly kept: EnquiryDecision;
  readonly other: EnquiryDecision;
}

interface Given {
  readonly occasion: Occasion;
  readonly planning: Planning;
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
};

const stateOf = ({ status, answerBy: due }: Enquiry) => ({
  status,
  answerBy: due,
});

const withDue = ({ answerBy: _before, ...rest }: Enquiry, due: string | undefined): Enquiry =>
  due === undefined ? rest : { ...rest, answerBy: due };

const refusalOf = (other: Enquiry, kept: Enquiry): MergeRefusal | undefined => {
  if (other.reference === kept.reference) return "itself";
  if (other.merged !== undefined || kept.merged !== undefined) return "merged";
  return other.absorbed.length > 0 ? "leads-others" : undefined;
};

/**
 * Merges an enquiry into another that it doubles or continues. Each stays a conversation of its own, with its own participants, so nobody
 * gets to see what is not theirs; the one kept leads both, and the earlier of their dates holds.
 */
export const mergeEnquiries = (
  other: Enquiry,
  kept: Enquiry,
  { occasion, planning }: Given,
): MergeDecision | Refused<MergeRefusal> => {
  const refusal = refusalOf(other, kept);
  if (refusal !== undefined) return { refusal };
  const given = { occasion, targets: planning.targets };
  const { reference, participants } = other;
  const leading: Enquiry = {
    ...withDue(kept, earlier(kept.answerBy, other.answerBy)),
    absorbed: [...kept.absorbed, { reference, participants }],
  };
  const turned =
    isOurTurn(other) && !isOurTurn(kept) ? moveTo(leading, "open", "merge", given) : unmoved(leading);
  const by = occasion.actor.id;
  const merged: Enquiry["merged"] = {
    into: kept.reference,
    at: occasion.now,
    before: stateOf(other),
    leader: { ...stateOf(kept), version: turned.enquiry.version },
    by,
  };
  const closed = moveTo({ ...other, merged }, "closed", "merge", given);
  const entry = record(
    EnquiryMerged,
    { subject: reference, person: other.person, data: { into: kept.reference } },
    occasion,
  );
  return { kept: turned, other: { ...closed, entries: [entry, ...closed.entries] } };
};

/** What the one that was merged goes on as: as it was, unless its people wrote or were answered in the meantime. */
const restored = (
  { merged: _merged, ...rest }: Enquiry,
  before: NonNullable<Enquiry["merged"]>["before"],
  now: Enquiry["absorbed"][number],
  { occasion, planning }: Given,
): EnquiryDecision => {
  const { participants, heardAt, answeredAt } = now;
  const firstAnsweredAt = rest.firstAnsweredAt ?? answeredAt;
  const enquiry: Enquiry = {
    ...rest,
    participants,
    ...(firstAnsweredAt === undefined ? {} : { firstAnsweredAt }),
  };
  const due = before.answerBy ?? answerBy(occasion.now, planning);
  const given = { occasion, targets: planning.targets };
  const heardLast = heardAt !== undefined && (answeredAt === undefined || answeredAt < heardAt);
  if (heardLast && before.status !== "new") return moveTo(withDue(enquiry, due), "open", "merge", given);
  const answered = answeredAt !== undefined && !heardLast;
  const status = answered && isOurTurn(before) ? "answered" : before.status;
  return moveTo(withDue(enquiry, before.answerBy), status, "merge", given);
};

/** What the one that led goes on as: as it was, if nothing has happened to it since; otherwise as it stands. */
const released = (
  kept: Enquiry,
  leader: NonNullable<Enquiry["merged"]>["leader"],
  { occasion, planning }: Given,
): EnquiryDecision => {
  if (leader?.version !== kept.version) return unmoved(kept);
  const before = withDue(kept, leader.answerBy);
  if (leader.status === kept.status) return unmoved(before);
  return moveTo(before, leader.status, "merge", { occasion, targets: planning.targets });
};

/** Takes a merge back: both are as they were, with what came since where it came. */
export const separateEnquiries = (
  other: Enquiry,
  kept: Enquiry,
  given: Given,
): MergeDecision | Refused<"not-merged-here"> => {
  const { merged } = other;
  const now = kept.absorbed.find(({ reference }) => reference === other.reference);
  if (merged?.into !== kept.reference || now === undefined) return refused("not-merged-here");
  const without = {
    ...kept,
    absorbed: kept.absorbed.filter(({ reference }) => reference !== other.reference),
  };
  const moved = restored(other, merged.before, now, given);
  const entry = record(
    EnquirySeparated,
    { subject: other.reference, person: other.person, data: { from: kept.reference } },
    given.occasion,
  );
  return {
    kept: released(without, merged.leader, given),
    other: { ...moved, entries: [entry, ...moved.entries] },
  };
};
