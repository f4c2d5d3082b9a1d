import type { Segment } from "../people/segments.ts";
import type { Table } from "../platform/dynamo.ts";
import type { Membership } from "./member.ts";
import { listSegment, readMembership } from "./store.ts";

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

/** How many members there are in each of these segments, at most five hundred of each: enough to say whether there are any. One query a segment. */
export const countFewMembers = async (
  table: Table,
  segments: readonly Segment[],
): Promise<ReadonlyMap<Segment, number>> =>
  new Map(
    await Promise.all(
      segments.map(async (segment) => {
        const { people } = await membersOfSegment(table, segment, undefined, MOST_COUNTED);
        return [segment, people.length] as const;
      }),
    ),
  );

/** A person's membership with what they agreed to, past or present, and the request that may wait; undefined where there never was one. One read. For other features. */
export const membershipOf = (table: Table, person: string): Promise<Membership | undefined> =>
  readMembership(table, person);
