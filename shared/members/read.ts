import type { Segment } from "../people/segments.ts";
import type { Table } from "../platform/dynamo.ts";
import { listSegment } from "./store.ts";

const PAGE = 500;

/** Some members of a segment, by their ids, and where the next page begins. One query. For other features. */
export const membersOfSegment = async (
  table: Table,
  segment: Segment,
  after: string | undefined,
  limit: number,
): Promise<{ readonly people: readonly string[]; readonly next?: string | undefined }> => {
  const { members, next } = await listSegment(table, segment, { after, limit });
  return { people: members.map(({ person }) => person), next };
};

/** How many members there are in these segments together. One query for every five hundred of them. */
export const countMembers = async (table: Table, segments: readonly Segment[]): Promise<number> => {
  let count = 0;
  for (const segment of segments) {
    let after: string | undefined;
    do {
      const { people, next } = await membersOfSegment(table, segment, after, PAGE);
      count += people.length;
      after = next;
    } while (after !== undefined);
  }
  return count;
};
