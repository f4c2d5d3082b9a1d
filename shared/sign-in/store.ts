import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Person, parsePerson } from "../people/person.ts";
import { addressKey, personIdOf, personKey } from "../people/store.ts";
import { type Item, type Key, queryAll, readItem, readItems, type Table } from "../platform/dynamo.ts";
import { type Account, type Member, memberSchema } from "./member.ts";

const TEAM = "TEAM";

/** The key of somebody of the team, or who was. */
export const memberKey = (person: string): Key => ({ pk: TEAM, sk: person });

const accountSchema = z.lazy(() => z.object({ personId: z.uuid() }));

/** What an account at the sign-in service is known by here: a digest, since what an issuer says may be long and is its own affair. */
export const accountDigest = ({ issuer, subject }: Account): string =>
  createHash("sha256")
    .update(JSON.stringify([issuer, subject]))
    .digest("hex");

const accountKey = (digest: string): Key => ({ pk: `ACCOUNT#${digest}`, sk: "ACCOUNT" });

/** The record in a member's item; undefined where there is no item. */
export const memberIn = (item: Item | undefined): Member | undefined =>
  item === undefined ? undefined : memberSchema.parse(item["team"]);

/** Somebody of the team, or who was. One read, strongly consistent. */
export const readMember = async (table: Table, person: string): Promise<Member | undefined> =>
  memberIn(await readItem(table, memberKey(person)));

/** A member's record with the person it is about. */
export interface MemberWithPerson {
  readonly member: Member;
  readonly person: Person;
  /** The items of the other keys that were asked for, in that order. */
  readonly others: readonly (Item | undefined)[];
}

/**
 * Somebody of the team, or who was, with the record of the person and whatever else is to be read at the same moment; undefined when one of the two is
 * missing. One read, strongly consistent.
 */
export const readMemberWithPerson = async (
  table: Table,
  id: string,
  others: readonly Key[] = [],
): Promise<MemberWithPerson | undefined> => {
  const [item, person, ...found] = await readItems(table, [memberKey(id), personKey(id), ...others]);
  const member = memberIn(item);
  return member === undefined || person === undefined
    ? undefined
    : { member, person: parsePerson(person), others: found };
};

/** Everybody who is or was in the team. One query: the programme's staff is no long list. */
export const readMembers = async (table: Table): Promise<readonly Member[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :team",
    ExpressionAttributeValues: { ":team": TEAM },
    ConsistentRead: true,
  });
  return items.flatMap((item) => memberIn(item) ?? []);
};

/** What the table knows of somebody who comes from the sign-in service. */
export interface KnownOfAccount {
  /** The item of the address that the service vouches for. */
  readonly address: Item | undefined;
  /** Whom the account leads to, or else the address. */
  readonly person: Person | undefined;
  readonly member: Member | undefined;
}

/** Reads what is known of an account and its address: the account counts, the address only for an account that was never seen. Two reads. */
export const readKnown = async (
  table: Table,
  { account, email }: { readonly account: Account; readonly email: string },
): Promise<KnownOfAccount> => {
  const keys = [accountKey(accountDigest(account)), addressKey(email)];
  const [item, address] = await readItems(table, keys);
  const id = item === undefined ? personIdOf(address) : accountSchema.parse(item).personId;
  if (id === undefined) return { address, person: undefined, member: undefined };
  const [member, person] = await readItems(table, [memberKey(id), personKey(id)]);
  return {
    address,
    person: person === undefined ? undefined : parsePerson(person),
    member: person === undefined ? undefined : memberIn(member),
  };
};

const accountWrites = (before: Member | undefined, after: Member): readonly Write<Overtaken>[] => {
  const [old, now] = [before?.account?.key, after.account?.key];
  if (old === now) return [];
  return [
    ...(old === undefined ? [] : [{ delete: accountKey(old) }]),
    ...(now === undefined
      ? []
      : [
          {
            put: { ...accountKey(now), personId: after.person },
            when: {
              expression: "attribute_not_exists(pk) OR personId = :person",
              values: { ":person": after.person },
            },
            otherwise: OVERTAKEN,
          } as const,
        ]),
  ];
};

/** The writes that make a member what they are now, provided that nobody changed them since they were read. */
export const saveMember = (
  before: Member | undefined,
  { member, entries }: { readonly member: Member; readonly entries: readonly Entry[] },
): Saving<Overtaken> => {
  const version = before?.version ?? 0;
  const when =
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression:
            "team.version = :version OR (attribute_exists(pk) AND attribute_not_exists(team.version))",
          values: { ":version": version },
        };
  return {
    writes: [
      {
        put: { ...memberKey(member.person), team: { ...member, version: version + 1 } },
        when,
        otherwise: OVERTAKEN,
      },
      ...accountWrites(before, member),
    ],
    entries,
  };
};
