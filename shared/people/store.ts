import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, queryAll, readItems, type Table } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import type { Titled } from "../platform/titled.ts";
import type { OrganisationKind } from "./organisation-kinds.ts";
import { nameKey } from "./organisation-name.ts";
import { type Person, parsePerson } from "./person.ts";

/** The key of a person. */
export const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: "PERSON" });

/** People, as any list names them. */
export const titledPerson: Titled = { key: personKey, title: ["name"] };

/** The key under which an address leads to its person. It holds a digest, so that no address shows up in keys, metrics or traces. */
export const addressKey = (email: string): Key => ({
  pk: `ADDRESS#${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`,
  sk: "ADDRESS",
});

const addressSchema = z.object({ personId: z.uuid() });

/** The id of the person whom an address leads to, if an item with `addressKey` was found. */
export const personIdOf = (addressItem: Item | undefined): string | undefined =>
  addressItem === undefined ? undefined : addressSchema.parse(addressItem).personId;

/** What is told of a person: by themselves in a form, where it is `asTyped` as anybody may fill that in, or by somebody who knows them. */
export type Introduction = Pick<
  Person,
  "name" | "email" | "organisation" | "organisationCode" | "segment" | "asTyped"
>;

/** The list of people whose organisation is known only by what they typed, in order of the name's key. */
export const PEOPLE_TO_MAP = "PEOPLE-TO-MAP";

/** Where a person is found by their organisation: among those of its code, or among those whose organisation is still to be mapped. */
export interface OrganisationPlace {
  readonly subject?: string;
  readonly subjectSort?: string;
  readonly list?: string;
  readonly listSort?: string;
}

/** The place of a person by their organisation; none for somebody of whom no organisation is known. */
export const organisationPlace = ({
  id,
  organisation,
  organisationCode,
}: Pick<Person, "id" | "organisation" | "organisationCode">): OrganisationPlace => {
  if (organisationCode !== undefined)
    return { subject: `organisation:${organisationCode}`, subjectSort: `PERSON#${id}` };
  return organisation === undefined
    ? {}
    : { list: PEOPLE_TO_MAP, listSort: `${nameKey(organisation)}#${id}` };
};

/** A person as stored. */
export const personItem = (person: Person): Item & Key => ({
  ...personKey(person.id),
  ...person,
  ...organisationPlace(person),
});

/**
 * Who somebody is: the person their address leads to, or a new one together with the writes that make them known. What a stranger types
 * never changes a person who is already known.
 */
export const introduce = (
  introduction: Introduction,
  addressItem: Item | undefined,
  newId: NewId,
): { readonly id: string; readonly writes: readonly Write<Overtaken>[] } => {
  const known = personIdOf(addressItem);
  if (known !== undefined) return { id: known, writes: [] };
  const person: Person = { id: newId(), ...introduction };
  return {
    id: person.id,
    writes: [
      { put: personItem(person) },
      {
        put: { ...addressKey(person.email), personId: person.id },
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: OVERTAKEN,
      },
    ],
  };
};

/**
 * The writes that give a known person the name and the address that somebody vouches for who has checked them: the team's sign-in service.
 * An address that leads to somebody else stays theirs; then the person keeps the old one.
 */
export const vouchFor = (
  person: Person,
  { name, email }: Pick<Person, "name" | "email">,
  addressItem: Item | undefined,
): readonly Write<Overtaken>[] => {
  const moves = addressItem === undefined && addressKey(email).pk !== addressKey(person.email).pk;
  if (name === person.name && !moves && person.asTyped === undefined) return [];
  return [
    {
      update: personKey(person.id),
      // What is known of the old address says nothing of the new one.
      set: `SET #name = :name, email = :email REMOVE asTyped${moves ? ", bouncedAt, complainedAt, onSuppressionList" : ""}`,
      names: { "#name": "name" },
      values: { ":name": name, ":email": moves ? email : person.email },
      when: { expression: "attribute_exists(pk)" },
      otherwise: OVERTAKEN,
    },
    ...(moves
      ? [
          { delete: addressKey(person.email) },
          {
            put: { ...addressKey(email), personId: person.id },
            when: { expression: "attribute_not_exists(pk)" },
            otherwise: OVERTAKEN,
          } as const,
        ]
      : []),
  ];
};

/** What is known of whether letters to a person arrive. */
type Lifted = Pick<Person, "bouncedAt" | "complainedAt" | "liftedAt">;

/** What a person's record no longer says once letters to them arrive again, and since when. */
export const lifted = (now: Instant): Lifted => ({
  bouncedAt: undefined,
  complainedAt: undefined,
  liftedAt: now,
});

interface PersonUpdate {
  readonly set: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
}

type OfOrganisation = Pick<Person, "id" | "organisation" | "organisationCode" | "segment">;

const factsOfOrganisation = (person: OfOrganisation) => {
  const { organisation, organisationCode, segment } = person;
  const { subject, subjectSort, list, listSort } = organisationPlace(person);
  return { organisation, organisationCode, segment, subject, subjectSort, list, listSort };
};

const updateOf = (all: Readonly<Record<string, unknown>>): PersonUpdate => {
  const facts = Object.entries(all);
  const given = facts.filter(([, value]) => value !== undefined);
  const absent = facts.filter(([, value]) => value === undefined);
  // Some of these names are reserved words of DynamoDB.
  const setting = given.map(([name]) => `#${name} = :${name}`).join(", ");
  const removing = absent.map(([name]) => `#${name}`).join(", ");
  return {
    set: [setting && `SET ${setting}`, removing && `REMOVE ${removing}`].filter(Boolean).join(" "),
    names: Object.fromEntries(facts.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  };
};

/** An update that sets what is known of a person's organisation, and with it where they are found. */
export const organisationUpdate = (person: OfOrganisation): PersonUpdate =>
  updateOf(factsOfOrganisation(person));

/**
 * An update that sets what a person has confirmed by a link that only they were sent: it is no longer as somebody typed it. `more` is set in the same
 * update, or removed where undefined.
 */
export const confirmedUpdate = (
  { name, ...person }: OfOrganisation & { readonly name?: string | undefined },
  more: Partial<Lifted> = {},
): PersonUpdate =>
  updateOf({
    ...factsOfOrganisation(person),
    ...(name === undefined ? {} : { name }),
    asTyped: undefined,
    ...more,
  });

/** The write by which somebody is of the kind of their organisation from now on, if they are still of it and of the kind that they were. */
export const followKindWrite = (
  { id, organisationCode, segment: from }: Person,
  to: OrganisationKind,
): Write<Overtaken> => ({
  update: personKey(id),
  set: `SET #segment = :to${to === "other" ? " REMOVE followsKind" : ", followsKind = :yes"}`,
  names: { "#segment": "segment", "#code": "organisationCode" },
  values: {
    ":to": to,
    ":from": from,
    ":code": organisationCode,
    ...(to === "other" ? {} : { ":yes": true }),
  },
  when: { expression: "#segment = :from AND #code = :code" },
  otherwise: OVERTAKEN,
});

/**
 * The writes that make the name and the organisation a person's own which they saw and confirmed by a link that only their address was sent. None for
 * somebody whose name is no longer only typed, or who was erased.
 */
export const proveWrites = (
  person: Person | undefined,
  { name, organisation }: { readonly name: string; readonly organisation: string },
): readonly Write<Overtaken>[] => {
  if (person?.asTyped === undefined) return [];
  const own = organisation === person.organisation ? person : { id: person.id, organisation };
  return [
    {
      update: personKey(person.id),
      ...confirmedUpdate({ ...own, id: person.id, name }),
      when: { expression: "attribute_exists(pk) AND attribute_exists(asTyped)" },
      otherwise: OVERTAKEN,
    },
  ];
};

/** The people with these ids, in that order; undefined for one who was erased. */
export const readPeople = async (table: Table, ids: readonly string[]): Promise<(Person | undefined)[]> => {
  const people: (Person | undefined)[] = [];
  for (let from = 0; from < ids.length; from += 100) {
    const items = await readItems(table, ids.slice(from, from + 100).map(personKey));
    people.push(...items.map((item) => (item === undefined ? undefined : parsePerson(item))));
  }
  return people;
};

/** Whether nothing is filed under a person but that they joined and left: no note, letter, enquiry or anything else. Four queries, beside each other. */
export const isNothingFiled = async (table: Table, id: string): Promise<boolean> => {
  const byPerson = (range: string, values: Readonly<Record<string, string>>) =>
    queryAll(
      table,
      {
        IndexName: "by-person",
        KeyConditionExpression: `person = :person AND ${range}`,
        ExpressionAttributeValues: { ":person": `PERSON#${id}`, ...values },
      },
      { limit: 1 },
    );
  const own = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": personKey(id).pk },
    ConsistentRead: true,
  };
  // Entries lie between "ENTRY#" and "ENTRY$", the membership at "MEMBER".
  const [items, before, between, after] = await Promise.all([
    queryAll(table, own, { limit: 2 }),
    byPerson("personSort < :entries", { ":entries": "ENTRY#" }),
    byPerson("personSort BETWEEN :behind AND :member", { ":behind": "ENTRY$", ":member": "MEMBEQ~" }),
    byPerson("personSort > :member", { ":member": "MEMBER" }),
  ]);
  return items.length <= 1 && before.length + between.length + after.length === 0;
};

/** The writes that remove a person of whom nothing else is known, with the way from their address. */
export const personRemoval = ({ id, email }: Person): readonly Write<Overtaken>[] => [
  { delete: personKey(id), when: { expression: "attribute_exists(pk)" }, otherwise: OVERTAKEN },
  {
    delete: addressKey(email),
    when: { expression: "personId = :id", values: { ":id": id } },
    otherwise: OVERTAKEN,
  },
];
