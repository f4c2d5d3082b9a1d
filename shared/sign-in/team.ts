import type { Write } from "../journal/commit.ts";
import { nameAtDesk, type Person, parsePerson } from "../people/person.ts";
import { personKey, readPeople } from "../people/store.ts";
import { readItems, type Table } from "../platform/dynamo.ts";
import { type HeldNeeds, heldFor } from "../platform/held.ts";
import { isPresent, type Member, mayNow, presentRole } from "./member.ts";
import { mayActAs, type Role, roles } from "./role.ts";
import { memberIn, memberKey, readMember, readMembers } from "./store.ts";

// Who reads the team says what for: nobody is offered, given or written to about what their role does not let them do.

/** The team as other features see it: the names of all, and who may do what. */
export interface Team {
  /** Those whose role includes this one, by name. */
  readonly who: (needed: Role) => readonly Person[];
  /** What somebody of the team is called; undefined for anybody else. */
  readonly nameOf: (id: string | undefined) => string | undefined;
  /** What somebody is called who is or was of the team: whoever did something at the desk. Of who has left, it says so. */
  readonly knownAs: (id: string) => string | undefined;
  /** Those who have left, or whom an administrator lets only look: what they own waits for nobody. The one who left last first. */
  readonly absent: readonly Person[];
}

/** The members with their people, by name; who was erased is left out. Two reads. */
export const readMembersByName = async (
  table: Table,
): Promise<readonly { readonly member: Member; readonly person: Person }[]> => {
  const members = await readMembers(table);
  const people = await readPeople(
    table,
    members.map(({ person }) => person),
  );
  return members
    .flatMap((member, index) => {
      const person = people[index];
      return person === undefined ? [] : { member, person };
    })
    .sort((a, b) => a.person.name.localeCompare(b.person.name, "en"));
};

const leftAt = ({ member }: { readonly member: Member }): string => member.removedAt ?? "";

const readNow = async (table: Table): Promise<Team> => {
  const everybody = await readMembersByName(table);
  const present = everybody.filter(({ member }) => isPresent(member));
  const known = new Map(
    everybody.map(({ member, person }) => [
      person.id,
      isPresent(member) ? person.name : `${nameAtDesk(person)} (left)`,
    ]),
  );
  const names = new Map(present.map(({ person }) => [person.id, person.name]));
  return {
    who: (needed) => present.filter(({ member }) => mayNow(member, needed)).map(({ person }) => person),
    nameOf: (id) => (id === undefined ? undefined : names.get(id)),
    knownAs: (id) => known.get(id),
    absent: everybody
      .filter(({ member }) => member.removedAt !== undefined || member.atMost === "viewer")
      .toSorted((one, other) => leftAt(other).localeCompare(leftAt(one)))
      .map(({ person }) => person),
  };
};

const HELD_SECONDS = 60;

const held = heldFor<Team>(HELD_SECONDS, readNow);

/**
 * The team as it was within the last minute: two reads, held by the function. A team is as many people as sign in, so what is held is small. A
 * change by the same function is known at once; what somebody may do at the desk is never asked of this.
 */
export const readTeam = (needs: HeldNeeds): Promise<Team> => held.read(needs);

/** Somebody of the team as a field offers them: their id and name. */
interface TeamChoice {
  readonly value: string;
  readonly text: string;
}

/** Whom something can be given to: those of the team who may look after it, whoever looks first. It begins empty, with `empty` in the place of a name. */
export const teamChoices =
  (empty: string, more: readonly TeamChoice[] = []) =>
  async (needs: HeldNeeds, me: string): Promise<readonly TeamChoice[]> => {
    const items = (await readTeam(needs))
      .who("team")
      .map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name }));
    return [
      { value: "", text: empty },
      ...items.toSorted((one, other) => Number(other.value === me) - Number(one.value === me)),
      ...more,
    ];
  };

/** Waits for a change of the team, and has the team read anew. */
export const afterChangeOfTeam = held.after;

/**
 * The check that somebody is of the team and may do this, for a change that gives them something to look after: it is made with the change and
 * needs no read. `otherwise` is what the change is refused as.
 */
const checkOfTeam = <Refusal extends string>(
  person: string,
  needed: Role,
  otherwise: Refusal,
): Write<Refusal> => {
  const enough = roles.filter((role) => mayActAs(role, needed));
  const any = enough.map((role) => `:${role}`).join(", ");
  return {
    check: memberKey(person),
    when: {
      expression: `attribute_not_exists(team.removedAt) AND team.#role IN (${any}) AND (attribute_not_exists(team.atMost) OR team.atMost IN (${any}))`,
      names: { "#role": "role" },
      values: Object.fromEntries(enough.map((role) => [`:${role}`, role])),
    },
    otherwise,
  };
};

/**
 * The checks for people who are given something to do or to look after, for the change that gives it: each is of the team and may do it. None is
 * needed for those who are `trusted`: whoever gives it, being signed in, and whoever has it already. Every command that keeps the id of
 * somebody who was chosen takes these.
 */
export const checksOfGiven = <Refusal extends string>(
  chosen: readonly (string | undefined)[],
  trusted: readonly (string | undefined)[],
  otherwise: Refusal,
): readonly Write<Refusal>[] =>
  [...new Set(chosen)].flatMap((person) =>
    person === undefined || trusted.includes(person) ? [] : [checkOfTeam(person, "team", otherwise)],
  );

/** What this person may do in the team now; undefined for anybody who is not of it. One read. */
export const roleInTeam = async (table: Table, person: string): Promise<Role | undefined> => {
  const member = await readMember(table, person);
  return isPresent(member) ? presentRole(member) : undefined;
};

/** Those of these people who are of the team and whose role includes this one, at most 50 ids. One read. */
export const readTeamMembers = async (
  table: Table,
  ids: readonly string[],
  needed: Role,
): Promise<readonly Person[]> => {
  const distinct = [...new Set(ids)];
  const items = await readItems(table, [...distinct.map(memberKey), ...distinct.map(personKey)]);
  return distinct.flatMap((_id, index) => {
    const [member, person] = [memberIn(items[index]), items[distinct.length + index]];
    return !mayNow(member, needed) || person === undefined ? [] : parsePerson(person);
  });
};
