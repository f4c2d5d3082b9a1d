import { type Segment, segmentNames } from "../people/segments.ts";
import type { Table } from "../platform/dynamo.ts";
import { countSegment, listSegment } from "./store.ts";

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

/** How many members there are in each segment, at the same time. One query a segment, which reads no more of them than that they are there. */
export const countSegments = async (table: Table): Promise<ReadonlyMap<Segment, number>> =>
  new Map(
    await Promise.all(
      segmentNames.map(async (segment) => [segment, await countSegment(table, segment)] as const),
    ),
  );
