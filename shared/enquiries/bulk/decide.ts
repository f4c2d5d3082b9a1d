import { type Refused, refused } from "../../journal/answer.ts";
import type { Occasion } from "../../journal/entry.ts";
import { assignEnquiry, moveEnquiry, sortEnquiry } from "../decide.ts";
import { type EnquiryDecision, moveTo } from "../decide-status.ts";
import { type Enquiry, enquiryStatuses } from "../enquiry.ts";
import { type EnquiryKind, parseKind } from "../kinds.ts";
import type { Planning } from "../targets/model.ts";

/** What an enquiry was before a bulk action, as far as that changed it: ids and names, for the way back. */
export type Was = Readonly<Record<string, string>>;

/** Why a bulk action leaves an enquiry as it is. */
export type LeftBecause = "merged" | "already-so" | "closed";

/** When something is decided, and what the team has promised. */
export interface Deciding {
  readonly occasion: Occasion;
  readonly planning: Planning;
}

/** A decision about one of several enquiries, or why it is left. */
export type BulkDecided = EnquiryDecision | Refused<LeftBecause>;

/** Everything that a bulk action may change of an enquiry. */
export const wasOf = ({ assignee = "", status, answerBy = "", kind, unchecked }: Enquiry): Was => ({
  assignee,
  status,
  answerBy,
  kind,
  unchecked: unchecked ? "yes" : "no",
});

/** Assigns one of several enquiries; one that was closed meanwhile is left. */
export const assignOne = (enquiry: Enquiry, assignee: string | undefined, deciding: Deciding): BulkDecided =>
  enquiry.status === "closed"
    ? refused("closed")
    : assignEnquiry(enquiry, assignee, { occasion: deciding.occasion, targets: deciding.planning.targets });

/** Closes one of several enquiries. */
export const closeOne = (enquiry: Enquiry, deciding: Deciding): BulkDecided =>
  moveEnquiry(enquiry, "closed", deciding);

/** Changes the kind of one of several enquiries. */
export const changeKindOfOne = (enquiry: Enquiry, kind: EnquiryKind, { occasion }: Deciding): BulkDecided =>
  enquiry.kind === kind ? refused("already-so") : sortEnquiry(enquiry, { ...enquiry, kind }, occasion);

/** Assigns an enquiry as it was before; one that was new then is new again. */
export const assignBack = (enquiry: Enquiry, was: Was, deciding: Deciding): BulkDecided => {
  const { occasion, planning } = deciding;
  const assignee = was["assignee"] === "" ? undefined : was["assignee"];
  const assigned = assignEnquiry(enquiry, assignee, { occasion, targets: planning.targets });
  if ("refusal" in assigned || was["status"] !== "new" || enquiry.status !== "open") return assigned;
  const moved = moveTo(assigned.enquiry, "new", "person", { occasion, targets: planning.targets });
  return { ...moved, entries: [...assigned.entries, ...moved.entries] };
};

/** Moves an enquiry that was closed to where it was, due by the date by which it was due. */
export const reopenOne = (enquiry: Enquiry, was: Was, deciding: Deciding): BulkDecided => {
  const status = enquiryStatuses.find((name) => name === was["status"] && name !== "closed");
  if (status === undefined) return refused("already-so");
  const answerBy = was["answerBy"] === "" ? undefined : was["answerBy"];
  return moveEnquiry({ ...enquiry, answerBy }, status, deciding);
};

/** Gives an enquiry the kind that it had. */
export const kindBack = (enquiry: Enquiry, was: Was, { occasion }: Deciding): BulkDecided => {
  const kind = parseKind(was["kind"]);
  if (kind === undefined) return refused("already-so");
  const decided = sortEnquiry(enquiry, { ...enquiry, kind }, occasion);
  if ("refusal" in decided) return decided;
  return { ...decided, enquiry: { ...decided.enquiry, unchecked: was["unchecked"] === "yes" } };
};
