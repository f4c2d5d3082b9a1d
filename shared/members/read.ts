import type { Segment } from "../people/segments.ts";
import type { Table } from "../platform/dynamo.ts";
import { listSegment } from "./store.ts";

const MOST_COUNTED = 500;

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

/** How many members there are in these segments together, of each at most five hundred: enough to say whether there are any. One query for each segment. */
export const countFewMembers = async (table: Table, segments: readonly Segment[]): Promise<number> => {
  const found = await Promise.all(
    segments.map((segment) => membersOfSegment(table, segment, undefined, MOST_COUNTED)),
  );
  return found.reduce((sum, { people }) => sum + people.length, 0);
};
