import { idsOfPerson, type Person } from "../../people/person.ts";
import { readPeople } from "../../people/store.ts";
import type { Table } from "../../platform/dynamo.ts";
import type { ErasedPerson } from "./model.ts";

/** Who is erased, and what they are found by. */
export const erasedPersonOf = ({ id, name, email }: Person): ErasedPerson => ({ person: id, name, email });

/**
 * The other records of a person, whichever of them was asked about: those that are merged, as the team says at this moment. They go together, are counted together and are copied
 * together (docs/decisions/0114-merges.md). One read, and two more for who has several.
 */
export const readOtherRecords = async (table: Table, id: string): Promise<readonly Person[]> => {
  const [asked] = await readPeople(table, [id]);
  const stands = asked?.mergedInto?.person;
  const [person] = stands === undefined ? [asked] : await readPeople(table, [stands]);
  const ids = person === undefined ? [] : idsOfPerson(person).filter((one) => one !== id);
  return ids.length === 0 ? [] : (await readPeople(table, ids)).flatMap((one) => one ?? []);
};
