import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import { giveConsents, newConsents, withdrawConsents } from "./consents/decide.ts";
import type { Consents, PurposeConsent } from "./consents/model.ts";
import { purposeNames } from "./consents/purposes.ts";
import { recordConsents } from "./consents/record.ts";
import { MemberJoined, MemberLeft, MembershipRequested } from "./entries.ts";
import type { JoinWish, MemberRow } from "./input.ts";
import type { JoinRequest, Member, Membership } from "./member.ts";

/** How long the link of a join request can be confirmed. */
const REQUEST_LASTS_HOURS = 7 * 24;

/** A wish to join and what is to be written in the journal. */
export interface RequestDecision {
  readonly request: JoinRequest;
  readonly entries: readonly Entry[];
}

/** Takes in a wish to join. Nobody is refused, and nobody becomes a member by it. */
export const requestJoining = (wish: JoinWish, person: string, occasion: Occasion): RequestDecision => {
  const { name, segment, organisation, organisationCode, role, topics, frequency, wouldChampion } = wish;
  const request: JoinRequest = {
    id: occasion.newId(),
    requestedAt: occasion.now,
    expires: plusHours(occasion.now, REQUEST_LASTS_HOURS),
    name,
    segment,
    organisation,
    organisationCode,
    role,
    topics: [...topics],
    frequency,
    wouldChampion,
    consents: newConsents(wish.purposes, { at: occasion.now, channel: "join-form" }),
  };
  const data = { request: request.id, expires: request.expires };
  return { request, entries: [record(MembershipRequested, { subject: person, person, data }, occasion)] };
};

/**
 * What a confirmation link leads to: a request that waits; one that was confirmed and waits for the team (`held`), or that the team declined; somebody who is a member (by it or otherwise); a member by it who has left;
 * a request that is too old; one that a newer took the place of; or nobody.
 */
export type RequestState =
  | "waiting"
  | "held"
  | "declined"
  | "member"
  | "left"
  | "expired"
  | "superseded"
  | "unknown";

/** What the link of the request with this id is worth now. */
export const stateOfRequest = (
  membership: Membership | undefined,
  request: string,
  now: Instant,
): RequestState => {
  if (membership === undefined) return "unknown";
  const { member } = membership;
  if (member?.status === "member") return "member";
  if (member?.request === request) return "left";
  if (membership.waiting?.id === request) return "held";
  if (membership.declined?.request === request) return "declined";
  if (membership.request?.id !== request) return "superseded";
  return membership.request.expires <= now ? "expired" : "waiting";
};

/** What a decision about a membership makes true. */
export interface MemberDecision {
  readonly member: Member;
  /** Consents whose place a newer one took, to be kept as history. */
  readonly earlier: readonly PurposeConsent[];
  /** The name that was confirmed with it. */
  readonly name?: string | undefined;
  readonly entries: readonly Entry[];
}

/** Makes the person a member because they confirmed the request with this id, or says why that cannot be. */
export const confirm = (
  membership: Membership | undefined,
  confirmed: { readonly person: string; readonly request: string },
  occasion: Occasion,
): MemberDecision | { readonly refusal: Exclude<RequestState, "waiting"> } => {
  const state = stateOfRequest(membership, confirmed.request, occasion.now);
  const waiting = membership?.request;
  if (state !== "waiting") return { refusal: state };
  if (waiting === undefined) return { refusal: "unknown" };
  const { name, id: request, requestedAt: _requestedAt, expires: _expires, ...told } = waiting;
  const { person } = confirmed;
  const before = membership?.member?.consents ?? {};
  const { consents, earlier } = giveConsents(before, told.consents);
  const joined = { subject: person, person, data: { via: "form", segment: told.segment } } as const;
  return {
    name,
    member: { ...told, person, status: "member", joinedAt: occasion.now, via: "form", request, consents },
    earlier,
    entries: [
      record(MemberJoined, joined, occasion),
      ...recordConsents({ person, before, after: consents, channels: { given: "join-form" } }, occasion),
    ],
  };
};

/** How somebody leaves. */
export type LeftBy = "page" | "complaint";

/** Ends a membership, and with it all that they agreed to. Refused when there is none to end. */
export const endMembership = (
  membership: Membership | undefined,
  by: LeftBy,
  occasion: Occasion,
): MemberDecision | { readonly refusal: "not-a-member" } => {
  const member = membership?.member;
  if (member?.status !== "member") return { refusal: "not-a-member" };
  const { person, segment, consents: before } = member;
  const after = withdrawConsents(before, purposeNames, { at: occasion.now, channel: "left" });
  return {
    member: { ...member, status: "left", leftAt: occasion.now, consents: after },
    earlier: [],
    entries: [
      record(MemberLeft, { subject: person, person, data: { by, segment } }, occasion),
      ...recordConsents({ person, before, after, channels: { withdrawn: "left" } }, occasion),
    ],
  };
};

/** Takes over a membership from a list, filed under the day it began. */
export const takeOver = (row: MemberRow, person: string, occasion: Occasion): MemberDecision => {
  const { segment, organisation, organisationCode, joinedAt, role, topics, frequency, wouldChampion } = row;
  const then: Occasion = { ...occasion, now: joinedAt };
  const consents: Consents = Object.fromEntries(
    row.consents.map(({ purpose, version, text }) => [
      purpose,
      { version, text, at: joinedAt, channel: "import", basis: row.basis },
    ]),
  );
  return {
    member: {
      person,
      status: "member",
      joinedAt,
      via: "list",
      segment,
      organisation,
      organisationCode,
      role,
      topics,
      frequency,
      wouldChampion,
      consents,
    },
    earlier: [],
    entries: [
      record(MemberJoined, { subject: person, person, data: { via: "list", segment } }, then),
      ...recordConsents({ person, after: consents, channels: { given: "import" } }, then),
    ],
  };
};
