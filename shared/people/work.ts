import type { Table } from "../platform/dynamo.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
import { PersonNoteChanged, PersonNoted, PersonNoteRemoved } from "./notes/entries.ts";
import type { PersonNote } from "./notes/model.ts";
import { noteKey, readNotes } from "./notes/store.ts";
import {
  OrganisationOwnerChanged,
  PersonOffersChanged,
  PersonOwnerChanged,
} from "./relationships/entries.ts";
import type { Relationship } from "./relationships/model.ts";
import { readRelationship } from "./relationships/store.ts";

interface KnownPerson {
  readonly id: string;
  readonly relationship: Relationship | undefined;
  readonly notes: readonly PersonNote[];
}

const readKnown = async (table: Table, id: string): Promise<KnownPerson> => {
  const [relationship, notes] = await Promise.all([
    readRelationship(table, { kind: "person", id }),
    readNotes(table, id),
  ]);
  return { id, relationship, notes };
};

/** A relationship that is kept and that nobody owns waits for somebody who does. */
const nobodysOf = (relationship: Relationship | undefined, about: string) =>
  relationship === undefined || relationship.owner !== undefined
    ? []
    : [workItem(undefined, { kind: "relationship", about })];

const itemsOf = ({ id, relationship, notes }: KnownPerson) => {
  const about = `person:${id}`;
  // What somebody wrote for themselves is not handed on.
  const last = notes.find(({ seenBy }) => seenBy === "team");
  const said = last === undefined ? undefined : noteKey(last);
  const toLookAt = notes.flatMap(({ id: part, by, lookAgainOn: dueOn }) =>
    dueOn === undefined ? [] : [workItem(by, { kind: "note", about, part, dueOn })],
  );
  return [
    ...toLookAt,
    ...nobodysOf(relationship, about),
    ...ownedItems(relationship ?? {}, { kind: "person", about, said }),
  ];
};

/** Who looks after a person, and the notes about them that are to be looked at again, each by who wrote it. */
export const personWork = derivedFrom({
  kind: "known-person",
  erasedAs: ["people", "notes-of-people"],
  entries: [PersonOwnerChanged, PersonOffersChanged, PersonNoted, PersonNoteChanged, PersonNoteRemoved],
  keys: /^PERSON#(\S+) (?:RELATIONSHIP|NOTE#\S+)$/,
  read: readKnown,
  items: itemsOf,
});

/** Who looks after an organisation. */
export const organisationWork = derivedFrom({
  kind: "known-organisation",
  entries: [OrganisationOwnerChanged],
  keys: /^ORGANISATION#(\S+) RELATIONSHIP$/,
  read: (table, id) => readRelationship(table, { kind: "organisation", id }),
  items: (relationship, id) => {
    const about = `organisation:${id}`;
    return [...nobodysOf(relationship, about), ...ownedItems(relationship, { kind: "organisation", about })];
  },
});
