import { monthsOf } from "../engagement/read.ts";
import { whoRegistered } from "../events/read.ts";
import type { Member } from "../members/member.ts";
import { membersOfKind, presentMembers } from "../members/read.ts";
import { type DirectoryNeeds, readDirectory } from "../organisations/read.ts";
import type { Table } from "../platform/dynamo.ts";
import type { ListSource, Placed } from "../platform/list-page.ts";
import { localDate } from "../platform/wall-clock.ts";
import type { SegmentFilter } from "./filter.ts";
import { type Candidate, fits } from "./fits.ts";

/** What is needed to say who is of a segment. */
export type SegmentNeeds = DirectoryNeeds;

const asksForActivity = ({ did, neverActive, levels, movements }: SegmentFilter): boolean =>
  did !== undefined || neverActive !== undefined || levels !== undefined || movements !== undefined;

/** Some members with all that a filter asks of them: the directory, which the function holds, and a read for every hundred where it asks what they did. */
const toCandidates = async (
  needs: SegmentNeeds,
  filter: SegmentFilter,
  members: readonly Member[],
): Promise<readonly Candidate[]> => {
  const people = members.map(({ person }) => person);
  const [directory, months, registered] = await Promise.all([
    readDirectory(needs),
    asksForActivity(filter) ? monthsOf(needs, people) : [],
    filter.registered === undefined ? undefined : whoRegistered(needs.table, filter.registered, people),
  ]);
  return members.map((member, nth) => ({
    member,
    region: directory.get(member.organisationCode ?? "")?.region ?? "not-stated",
    months: months[nth] ?? {},
    isRegistered: registered?.has(member.person) === true,
  }));
};

/** Somebody who was looked at: a member as a filter sees them, and whether they are of the segment. */
export interface Looked extends Candidate {
  readonly fits: boolean;
}

const withFit = async (
  needs: SegmentNeeds,
  filter: SegmentFilter,
  placed: readonly Placed<Member>[],
): Promise<readonly Placed<Looked>[]> => {
  const today = localDate(needs.now());
  const candidates = await toCandidates(
    needs,
    filter,
    placed.map(({ thing }) => thing),
  );
  return placed.flatMap(({ place }, nth) => {
    const candidate = candidates[nth];
    return candidate === undefined
      ? []
      : [{ place, thing: { ...candidate, fits: fits(filter, candidate, today) } }];
  });
};

const looking =
  (needs: SegmentNeeds, filter: SegmentFilter, source: ListSource<Member>): ListSource<Looked> =>
  async (after, limit, backwards) =>
    withFit(needs, filter, await source(after, limit, backwards));

/** All present members, the latest first, each with whether they are of the segment: for who compares it with the whole. */
export const allLookedAt = (needs: SegmentNeeds, filter: SegmentFilter): ListSource<Looked> =>
  looking(needs, filter, presentMembers(needs.table));

const sourcesFor = (table: Table, { kinds }: SegmentFilter): readonly ListSource<Member>[] =>
  kinds === undefined ? [presentMembers(table)] : kinds.map((kind) => membersOfKind(table, kind));

/** The lists in which those of a segment are found, with others that do not fit; only those of its kinds of organisation, where it asks for that. */
export const lookedAtIn = (needs: SegmentNeeds, filter: SegmentFilter): readonly ListSource<Looked>[] =>
  sourcesFor(needs.table, filter).map((source) => looking(needs, filter, source));
