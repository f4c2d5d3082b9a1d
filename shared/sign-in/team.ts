import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { type Person, parsePerson } from "../people/person.ts";
import { addressKey, introduce, personKey, readPeople } from "../people/store.ts";
import type { Instant } from "../platform/clock.ts";
import { type Key, readItem, readItems, type Table } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import { TeamMemberLeft } from "./entries.ts";
import { type Role, roles } from "./session.ts";

const TEAM = "TEAM";

const teamKey = (person: string): Key => ({ pk: TEAM, sk: person });

const teamSchema = z.object({ person: z.uuid(), role: z.enum(roles), signedInAt: z.iso.datetime() });

/** Somebody as the sign-in service knows them. */
export interface Claimed {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/**
 * Knows somebody of the team from their sign-in: the person of that address, made if new, with the role that the sign-in service gave.
 * Gives the person's id. `once` names the sign-in. Throws when the address keeps being taken by others at the same moment.
 */
export const welcomeTeamMember = async (
  needs: CommitNeeds & { readonly newId: NewId },
  claimed: Claimed,
  once: string,
): Promise<string> => {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const [address] = await readItems(needs.table, [addressKey(claimed.email)]);
    const person = introduce({ name: claimed.name, email: claimed.email }, address, needs.newId);
    const team = { person: person.id, role: claimed.role, signedInAt: needs.now() };
    const saved = await commit<"address-taken">(needs, {
      once,
      writes: [{ put: { ...teamKey(person.id), team } }, ...person.writes],
    });
    if (saved.outcome !== "refused") return person.id;
  }
  throw new Error("Somebody of the team could not be saved in three tries.");
};

/** Somebody of the team, with their role at their last sign-in. */
export interface TeamMember extends Person {
  readonly role: Role;
  readonly signedInAt: Instant;
}

/** The people of the team with their roles, by name. Two reads. */
export const readTeamWithRoles = async (table: Table): Promise<readonly TeamMember[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :team",
      ExpressionAttributeValues: { ":team": TEAM },
    }),
  );
  const team = Items.map((item) => teamSchema.parse(item["team"]));
  const people = await readPeople(
    table,
    team.map(({ person }) => person),
  );
  return team
    .flatMap(({ role, signedInAt }, index) => {
      const person = people[index];
      return person === undefined ? [] : { ...person, role, signedInAt };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
};

/** The people of the team, by name. Two reads. */
export const readTeam = (table: Table): Promise<readonly Person[]> => readTeamWithRoles(table);

/** Takes somebody out of the team. What they looked after is handed on by the reactions to it. The same again changes nothing. */
export const farewellTeamMember = async (
  needs: CommitNeeds,
  person: string,
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<void> => {
  await commit<"gone">(needs, {
    once,
    writes: [{ delete: teamKey(person), when: { expression: "attribute_exists(pk)" }, otherwise: "gone" }],
    entries: [record(TeamMemberLeft, { subject: person, person, data: {} }, occasion)],
  });
};

/** Whether this person is of the team. One read. */
export const isOfTeam = async (table: Table, person: string): Promise<boolean> =>
  (await readItem(table, teamKey(person))) !== undefined;

/** Those of these people who are of the team, at most 50 ids. One read. */
export const readTeamMembers = async (table: Table, ids: readonly string[]): Promise<readonly Person[]> => {
  const distinct = [...new Set(ids)];
  const items = await readItems(table, [...distinct.map(teamKey), ...distinct.map(personKey)]);
  return distinct.flatMap((_id, index) => {
    const [team, person] = [items[index], items[distinct.length + index]];
    return team === undefined || person === undefined ? [] : parsePerson(person);
  });
};
