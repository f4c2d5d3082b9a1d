import { countFewReaders } from "../../shared/members/read.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import type { Table } from "../../shared/platform/dynamo.ts";

/** How many members get news about a topic: of each kind of organisation the latest five hundred are looked at. One query a kind. */
export const countTopicReaders = async (table: Table, topic: string): Promise<number> => {
  const counts = await countFewReaders(table, organisationKindNames, topic);
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
};
