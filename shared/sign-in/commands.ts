import * as z from "zod/mini";
import type { Refused, Unchanged } from "../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import type { CommitNeeds, Overtaken } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { PersonCorrected } from "../people/corrections/entries.ts";
import type { Person } from "../people/person.ts";
import { introduce, vouchFor } from "../people/store.ts";
import type { Instant } from "../platform/clock.ts";
import type { NewId } from "../platform/ids.ts";
import {
  endSessions,
  limitRole,
  type MemberDecision,
  type NewSession,
  noteUse,
  readmitMember,
  removeMember,
  signIn,
  type WhichSessions,
} from "./decide.ts";
import type { Account, Member } from "./member.ts";
import type { Role } from "./role.ts";
import { useNumber } from "./session.ts";
import { accountDigest, readKnown, readMember, saveMember } from "./store.ts";
import { afterChangeOfTeam } from "./team.ts";

/** Somebody as the sign-in service vouches for them: it has checked the address. */
export interface Claimed {
  readonly account: Account;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

const vouchedFor = (person: Person, claimed: Claimed, occasion: Occasion): Entry => {
  const changed = (["name", "email"] as const).filter((field) => person[field] !== claimed[field]);
  const by: Occasion = { ...occasion, actor: { kind: "team", id: person.id } };
  return record(PersonCorrected, { subject: person.id, person: person.id, data: { changed } }, by);
};

/**
 * Lets somebody in whom the sign-in service vouches for: the person of the account, or, for an account that was never seen, of the
 * address, made if new. Tells the person's id. Two reads and one transaction.
 */
export const signInMember = (
  needs: CommitNeeds & { readonly newId: NewId },
  { claimed, session }: { readonly claimed: Claimed; readonly session?: NewSession },
  command: Command,
): Promise<Changed<"removed" | "other-account", { readonly person: string }>> => {
  const { account, name, email, role } = claimed;
  const vouched = { account: { issuer: account.issuer, key: accountDigest(account) }, role };
  const signedIn = changeStored(needs, command, {
    read: () => readKnown(needs.table, claimed),
    decide: ({ member, person, address }) => {
      const { id, writes } =
        person === undefined
          ? introduce({ name, email }, address, needs.newId)
          : { id: person.id, writes: vouchFor(person, { name, email }, address) };
      const decided = signIn(member, id, vouched, session, command.occasion);
      if ("refusal" in decided) return decided;
      // Whoever is called otherwise since is found by the new name, and the old one is forgotten.
      const entries =
        writes.length === 0 || person === undefined ? [] : [vouchedFor(person, claimed, command.occasion)];
      return { ...decided, entries: [...decided.entries, ...entries], people: writes };
    },
    save: ({ member }, { people, ...decided }) => {
      const saving = saveMember(member, decided);
      return {
        ...saving,
        writes: [...(saving.writes ?? []), ...people],
        result: { person: decided.member.person },
      };
    },
    told: z.object({ person: z.string() }),
  });
  return afterChangeOfTeam(needs.table, signedIn);
};

/** Notes that a session was used at this moment. `member` as this request has read it: only who is overtaken reads again. */
export const noteSessionUse = async (
  needs: CommitNeeds,
  { member, id, now }: { readonly member: Member; readonly id: string; readonly now: Instant },
): Promise<void> => {
  // Requests side by side note the same use.
  const once = `session-use:${id}:${useNumber(now)}`;
  await changeStored(
    needs,
    { once },
    {
      read: (attempt) => (attempt === 1 ? Promise.resolve(member) : readMember(needs.table, member.person)),
      decide: (found) => noteUse(found, id, now),
      save: saveMember,
    },
  );
};

const changeMember = <Refusal extends string = never>(
  needs: CommitNeeds,
  person: string,
  command: Command,
  decide: (member: Member) => MemberDecision | Refused<Refusal> | Unchanged,
): Promise<Changed<Exclude<Refusal, Overtaken> | "unknown">> =>
  afterChangeOfTeam(
    needs.table,
    changeStored(needs, command, {
      read: () => readMember(needs.table, person),
      decide,
      save: (before, decision): Saving<Overtaken> => saveMember(before, decision),
    }),
  );

/** Ends sessions of somebody. One read and one transaction. */
export const endMemberSessions = (
  needs: CommitNeeds,
  { person, which }: { readonly person: string; readonly which: WhichSessions },
  command: Command,
): Promise<Changed<"unknown">> =>
  changeMember(needs, person, command, (member) => endSessions(member, which, command.occasion));

/** Takes somebody out of the team, at once and until somebody lets them back in. What they looked after is handed on by the reactions to it. */
export const removeTeamMember = (
  needs: CommitNeeds,
  person: string,
  command: Command,
): Promise<Changed<"unknown" | "yourself">> =>
  changeMember(needs, person, command, (member) => removeMember(member, command.occasion));

/** Lets somebody back into the team, or lets them sign in with another account. */
export const readmitTeamMember = (
  needs: CommitNeeds,
  person: string,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeMember(needs, person, command, (member) => readmitMember(member, command.occasion));

/** Says what somebody of the team may do at most. */
export const limitTeamRole = (
  needs: CommitNeeds,
  { person, most }: { readonly person: string; readonly most: Role },
  command: Command,
): Promise<Changed<"unknown" | "yourself" | "left">> =>
  changeMember(needs, person, command, (member) => limitRole(member, most, command.occasion));
