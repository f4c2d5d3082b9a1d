import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";

/** The names of those who read the answers to a confidential survey, as who answers is told; none of any other. One read of a confidential one. */
export const readerNames = async (
  table: Table,
  { privacy, readers }: Pick<Survey, "privacy" | "readers">,
): Promise<readonly string[]> => {
  if (privacy !== "confidential") return [];
  const people = await readPeople(table, readers);
  return people.flatMap((person) => (person === undefined ? [] : [person.name]));
};
