import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import { newsConsent } from "./consent.ts";
import { MemberJoined, MemberLeft, MembershipRequested } from "./entries.ts";
import type { JoinForm, MemberRow } from "./input.ts";
import type { JoinRequest, Member, Membership } from "./member.ts";

/** How long the link of a join request can be confirmed. */
const REQUEST_LASTS_HOURS = 7 * 24;

/** A wish to join and what is to be written in the journal. */
export interface RequestDecision {
  readonly request: JoinRequest;
  readonly entries: readonly Entry[];
}

/** Takes in a wish to join. Nobody is refused, and nobody becomes a member by it. */
export const requestJoining = (form: JoinForm, person: string, occasion: Occasion): RequestDecision => {
  const request: JoinRequest = {
    id: occasion.newId(),
    requestedAt: occasion.now,
    expires: plusHours(occasion.now, REQUEST_LASTS_HOURS),
    name: form.name,
    segment: form.segment,
    organisation: form.organisation,
    organisationCode: form.organisationCode,
    consent: { ...newsConsent, at: occasion.now },
  };
  const data = { request: request.id, expires: request.expires };
  return { request, entries: [record(MembershipRequested, { subject: person, person, data }, occasion)] };
};

/**
 * What a confirmation link leads to: a request that waits; somebody who is a member (by it or otherwise); a member by it who has left;
 * a request that is too old; one that a newer took the place of; or nobody.
 */
export type RequestState = "waiting" | "member" | "left" | "expired" | "superseded" | "unknown";

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
  if (membership.request?.id !== request) return "superseded";
  return membership.request.expires <= now ? "expired" : "waiting";
};

/** What a decision about a membership makes true. */
export interface MemberDecision {
  readonly member: Member;
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
  const request = membership?.request;
  if (state !== "waiting") return { refusal: state };
  if (request === undefined) return { refusal: "unknown" };
  const { name, segment, organisation, organisationCode, consent } = request;
  const { person } = confirmed;
  return {
    name,
    member: {
      person,
      status: "member",
      joinedAt: occasion.now,
      via: "form",
      request: request.id,
      segment,
      organisation,
      organisationCode,
      consent,
    },
    entries: [record(MemberJoined, { subject: person, person, data: { via: "form", segment } }, occasion)],
  };
};

/** How somebody leaves. */
export type LeftBy = "page" | "one-click" | "complaint";

/** Ends a membership. Refused when there is none to end. */
export const endMembership = (
  membership: Membership | undefined,
  by: LeftBy,
  occasion: Occasion,
): MemberDecision | { readonly refusal: "not-a-member" } => {
  const member = membership?.member;
  if (member?.status !== "member") return { refusal: "not-a-member" };
  const { person, segment } = member;
  return {
    member: { ...member, status: "left", leftAt: occasion.now },
    entries: [record(MemberLeft, { subject: person, person, data: { by, segment } }, occasion)],
  };
};

/** Takes over a membership from a list, filed under the day it began. */
export const takeOver = (row: MemberRow, person: string, occasion: Occasion): MemberDecision => {
  const { segment, organisation, organisationCode, joinedAt } = row;
  const then: Occasion = { ...occasion, now: joinedAt };
  return {
    member: {
      person,
      status: "member",
      joinedAt,
      via: "list",
      segment,
      organisation,
      organisationCode,
      consent: { version: "list", text: row.consent, at: joinedAt },
    },
    entries: [record(MemberJoined, { subject: person, person, data: { via: "list", segment } }, then)],
  };
};
