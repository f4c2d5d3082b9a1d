import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { plusHours } from "../../platform/time.ts";
import { confirm, type MemberDecision } from "../decide.ts";
import { MembershipDeclined, MembershipHeld } from "../entries.ts";
import type { Membership, WaitingRequest } from "../member.ts";
import type { ApprovalRules } from "./model.ts";
import type { DeclineReason } from "./reasons.ts";

/** That a request which was confirmed waits for the team. */
export interface HoldDecision {
  readonly person: string;
  readonly waiting: WaitingRequest;
  readonly entries: readonly Entry[];
}

/** Lets a request that was just confirmed wait for the team. It must be the one that waits for its confirmation. */
export const hold = (
  { request }: Pick<Membership, "request">,
  person: string,
  occasion: Occasion,
): HoldDecision | Refused<"unknown"> => {
  if (request === undefined) return refused("unknown");
  const waiting: WaitingRequest = { ...request, confirmedAt: occasion.now };
  const data = { request: request.id, segment: request.segment };
  return { person, waiting, entries: [record(MembershipHeld, { subject: person, person, data }, occasion)] };
};

/** Makes somebody a member whose request waits for the team. Refused when none does any more. */
export const approve = (
  { member, waiting }: Membership,
  person: string,
  occasion: Occasion,
): MemberDecision | Refused<"not-waiting"> => {
  if (waiting === undefined) return refused("not-waiting");
  const { confirmedAt: _confirmedAt, ...request } = waiting;
  // It was confirmed in time: how long the team takes is not theirs to answer for.
  const confirmed = { member, request: { ...request, expires: plusHours(occasion.now, 1) } };
  const decision = confirm(confirmed, { person, request: request.id }, occasion);
  return "refusal" in decision ? refused("not-waiting") : decision;
};

/** That a request was not accepted. */
export interface DeclineDecision {
  readonly person: string;
  readonly request: string;
  readonly reason: DeclineReason;
  readonly entries: readonly Entry[];
}

/** Does not accept a request that waits for the team: nobody becomes a member, and what was agreed to in it counts for nothing. */
export const decline = (
  { waiting }: Membership,
  { person, reason }: { readonly person: string; readonly reason: DeclineReason },
  occasion: Occasion,
): DeclineDecision | Refused<"not-waiting"> => {
  if (waiting === undefined) return refused("not-waiting");
  const entries = [record(MembershipDeclined, { subject: person, person, data: { reason } }, occasion)];
  return { person, request: waiting.id, reason, entries };
};

/** Sets who has to wait. Refused when somebody set it since the person saw it. */
export const setRules = (
  now: ApprovalRules,
  { kinds, addresses, version: seen }: ApprovalRules,
  occasion: Occasion,
): { readonly rules: ApprovalRules; readonly occasion: Occasion } | Unchanged | Refused<"changed"> => {
  if (String(now.kinds) === String(kinds) && String(now.addresses) === String(addresses)) return UNCHANGED;
  if (now.version !== seen) return refused("changed");
  return { rules: { kinds, addresses, version: seen + 1 }, occasion };
};
