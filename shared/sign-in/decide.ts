import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import {
  TeamMemberJoined,
  TeamMemberLeft,
  TeamMemberReadmitted,
  TeamMemberRoleChanged,
  TeamSessionsEnded,
} from "./entries.ts";
import { isPresent, type Member, presentRole } from "./member.ts";
import type { Role } from "./role.ts";
import { isOver, isSeenAnew, type KeptSession, MOST_SESSIONS } from "./session.ts";

/** A member as they are now, and what happened. */
export interface MemberDecision {
  readonly member: Member;
  readonly entries: readonly Entry[];
}

/** What the sign-in service vouches for, with the account as it is known here. */
export interface Vouched {
  readonly account: { readonly issuer: string; readonly key: string };
  readonly role: Role;
}

/** A session that begins. */
export interface NewSession {
  readonly id: string;
  readonly browser: string;
}

type Sessions = Member["sessions"];

const openSessions = (sessions: Sessions, now: Instant): readonly [string, KeptSession][] =>
  Object.entries(sessions).filter(([, session]) => !isOver(session, now));

const withSession = (sessions: Sessions, { id, browser }: NewSession, now: Instant): Sessions => {
  const latest = openSessions(sessions, now)
    .toSorted(([, one], [, other]) => (one.seenAt < other.seenAt ? 1 : -1))
    .slice(0, MOST_SESSIONS - 1);
  return Object.fromEntries([...latest, [id, { startedAt: now, seenAt: now, browser }]]);
};

/** The session of this id, if somebody is in the team and it is not over. */
export const sessionOf = (member: Member, id: string, now: Instant): KeptSession | undefined => {
  const session = new Map(Object.entries(member.sessions)).get(id);
  return session === undefined || !isPresent(member) || isOver(session, now) ? undefined : session;
};

/** Somebody's open sessions with their ids, the one used last first. */
export const sessionsOf = (
  { sessions }: Pick<Member, "sessions">,
  now: Instant,
): readonly (KeptSession & { readonly id: string })[] =>
  openSessions(sessions, now)
    .map(([id, session]) => ({ id, ...session }))
    .toSorted((one, other) => (one.seenAt < other.seenAt ? 1 : -1));

const roleChange = (before: Member, after: Member, occasion: Occasion): Entry[] => {
  const [from, to] = [presentRole(before), presentRole(after)];
  const { person } = after;
  return from === to
    ? []
    : [record(TeamMemberRoleChanged, { subject: person, person, data: { from, to } }, occasion)];
};

/**
 * Lets somebody in whom the sign-in service vouches for. Refused to who left the team (`removed`), and to a second account of the same
 * service for a person who has one (`other-account`): an address that is given to somebody else, or an account that was made anew, is
 * for an administrator to look at. Another service is another matter: the desk trusts one at a time, and an operator chose it.
 */
export const signIn = (
  before: Member | undefined,
  person: string,
  { account, role }: Vouched,
  session: NewSession | undefined,
  occasion: Occasion,
): MemberDecision | Refused<"removed" | "other-account"> => {
  if (before?.removedAt !== undefined) return refused("removed");
  const known = before?.account;
  if (known !== undefined && known.issuer === account.issuer && known.key !== account.key)
    return refused("other-account");
  const { now } = occasion;
  const kept = before?.sessions ?? {};
  const member: Member = {
    version: 0,
    ...before,
    person,
    role,
    account,
    signedInAt: now,
    sessions: session === undefined ? kept : withSession(kept, session, now),
  };
  const by: Occasion = { ...occasion, actor: { kind: "team", id: person } };
  const entries =
    before === undefined
      ? [record(TeamMemberJoined, { subject: person, person, data: { role } }, by)]
      : roleChange(before, member, by);
  return { member, entries };
};

/** Notes that a session was used, at most every few minutes. */
export const noteUse = (member: Member, id: string, now: Instant): MemberDecision | Unchanged => {
  const session = sessionOf(member, id, now);
  if (session === undefined || !isSeenAnew(session, now)) return UNCHANGED;
  const sessions = { ...member.sessions, [id]: { ...session, seenAt: now } };
  return { member: { ...member, sessions }, entries: [] };
};

/** Which of somebody's sessions: one, all, or all but one. */
export type WhichSessions = { readonly id: string } | { readonly but: string } | "all";

const isMeant = (which: WhichSessions, id: string): boolean =>
  which === "all" || ("id" in which ? which.id === id : which.but !== id);

/** Ends sessions. In the journal it stands when somebody else ended them. */
export const endSessions = (
  member: Member,
  which: WhichSessions,
  occasion: Occasion,
): MemberDecision | Unchanged => {
  const all = Object.entries(member.sessions);
  const ended = all.filter(([id]) => isMeant(which, id));
  if (ended.length === 0) return UNCHANGED;
  const { person } = member;
  const count = ended.filter(([, session]) => !isOver(session, occasion.now)).length;
  const entries =
    count === 0 || occasion.actor.id === person
      ? []
      : [record(TeamSessionsEnded, { subject: person, person, data: { count } }, occasion)];
  const sessions = Object.fromEntries(all.filter(([id]) => !isMeant(which, id)));
  return { member: { ...member, sessions }, entries };
};

/** Takes somebody out of the team: their sessions end, and signing in does not bring them back. Nobody takes out themselves. */
export const removeMember = (
  member: Member,
  occasion: Occasion,
): MemberDecision | Refused<"yourself"> | Unchanged => {
  const { person } = member;
  if (occasion.actor.id === person) return refused("yourself");
  if (!isPresent(member)) return UNCHANGED;
  return {
    member: { ...member, sessions: {}, removedAt: occasion.now },
    entries: [record(TeamMemberLeft, { subject: person, person, data: {} }, occasion)],
  };
};

/**
 * Lets somebody back in who left, and lets them (or somebody whose account was made anew) sign in with whichever account of theirs comes
 * first.
 */
export const readmitMember = (member: Member, occasion: Occasion): MemberDecision | Unchanged => {
  if (isPresent(member) && member.account === undefined) return UNCHANGED;
  const { removedAt, account, ...kept } = member;
  const { person } = member;
  return {
    member: { ...kept, sessions: {} },
    entries: [record(TeamMemberReadmitted, { subject: person, person, data: {} }, occasion)],
  };
};

/** Says what somebody may do at most; `admin` is no limit. It counts from their next request on. Nobody changes their own. */
export const limitRole = (
  member: Member,
  most: Role,
  occasion: Occasion,
): MemberDecision | Refused<"yourself" | "left"> | Unchanged => {
  if (occasion.actor.id === member.person) return refused("yourself");
  if (!isPresent(member)) return refused("left");
  const { atMost, ...unlimited } = member;
  if ((atMost ?? "admin") === most) return UNCHANGED;
  const limited = most === "admin" ? unlimited : { ...unlimited, atMost: most };
  return { member: limited, entries: roleChange(member, limited, occasion) };
};
