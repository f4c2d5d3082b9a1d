import { createHash } from "node:crypto";
import * as z from "zod";
import type { Write } from "../journal/commit.ts";
import { type Item, type Key, readItems, type Table } from "../platform/dynamo.ts";
import type { NewId } from "../platform/ids.ts";
import { type Person, parsePerson } from "./person.ts";

/** The key of a person. */
export const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: "PERSON" });

/** The key under which an address leads to its person. It holds a digest, so that no address shows up in keys, metrics or traces. */
export const addressKey = (email: string): Key => ({
  pk: `ADDRESS#${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`,
  sk: "ADDRESS",
});

/** The outcome when two requests make a person of one address at the same moment: read again and decide again. */
export type AddressTaken = "address-taken";

const addressSchema = z.object({ personId: z.uuid() });

/** The id of the person whom an address leads to, if an item with `addressKey` was found. */
export const personIdOf = (addressItem: Item | undefined): string | undefined =>
  addressItem === undefined ? undefined : addressSchema.parse(addressItem).personId;

/** What a person tells of themselves in a form. */
export type Introduction = Pick<Person, "name" | "email" | "organisation" | "segment">;

/**
 * Who somebody is: the person their address leads to, or a new one together with the writes that make them known. What a stranger types
 * never changes a person who is already known.
 */
export const introduce = (
  introduction: Introduction,
  addressItem: Item | undefined,
  newId: NewId,
): { readonly id: string; readonly writes: readonly Write<AddressTaken>[] } => {
  const known = personIdOf(addressItem);
  if (known !== undefined) return { id: known, writes: [] };
  const person: Person = { id: newId(), ...introduction };
  return {
    id: person.id,
    writes: [
      { put: { ...personKey(person.id), ...person } },
      {
        put: { ...addressKey(person.email), personId: person.id },
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: "address-taken",
      },
    ],
  };
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
