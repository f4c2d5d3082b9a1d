import type { OrganisationKind } from "../people/organisation-kinds.ts";
import { type Item, readItems, type Table } from "../platform/dynamo.ts";
import { wantsNews } from "./consents/decide.ts";
import type { Member, Membership } from "./member.ts";
import { kindSource, listOfKind, MEMBERSHIP, memberKey, memberSource, parseMembership } from "./store.ts";

const MOST_COUNTED = 500;

/** Which readers of a kind of organisation: those of a topic, a page of so many members after the `next` of the page before. */
interface ReadersAsked {
  readonly topic: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Those of a page of members of a kind of organisation who agree to news about a topic, by their ids, and where the next page begins. One query. */
const newsReadersOfKind = async (
  table: Table,
  segment: OrganisationKind,
  { topic, ...page }: ReadersAsked,
): Promise<{ readonly people: readonly string[]; readonly next?: string | undefined }> => {
  const { members, next } = await listOfKind(table, segment, page);
  return { people: members.filter((member) => wantsNews(member, topic)).map(({ person }) => person), next };
};

/** How many members of each of these kinds agree to news about a topic, of the latest five hundred of each: enough to say whether there are any. One query a kind. */
export const countFewReaders = async (
  table: Table,
  segments: readonly OrganisationKind[],
  topic: string,
): Promise<ReadonlyMap<OrganisationKind, number>> =>
  new Map(
    await Promise.all(
      segments.map(async (segment) => {
        const { people } = await newsReadersOfKind(table, segment, { topic, limit: MOST_COUNTED });
        return [segment, people.length] as const;
      }),
    ),
  );

/**
 * A person's membership with what they agreed to, past or present, and the request that may wait, among what is filed under the person; undefined where there never was
 * one. For other features.
 */
export const membershipAmong = (items: readonly Item[]): Membership | undefined =>
  parseMembership(items.find(({ personSort }) => personSort === MEMBERSHIP));

/** The present members, the latest first, to be read in pages. For other features. */
export const presentMembers = memberSource;

/** The present members of one kind of organisation, the latest first, to be read in pages. For other features. */
export const membersOfKind = kindSource;

/** What is known of these people by their membership, past or present, in that order. A read for each hundred. For other features. */
export const membersOf = async (
  table: Table,
  people: readonly string[],
): Promise<readonly (Member | undefined)[]> =>
  (await readItems(table, people.map(memberKey))).map((item) => parseMembership(item)?.member);

/** Those of these people who are members at present and in the lists of members, by their ids. One read for every hundred. For other features. */
export const presentAmong = async (
  table: Table,
  people: readonly string[],
): Promise<ReadonlyMap<string, Member>> => {
  const members = (await membersOf(table, people)).flatMap((member) => member ?? []);
  return new Map(
    members.flatMap((one) =>
      one.status === "member" && one.mergedInto === undefined ? [[one.person, one] as const] : [],
    ),
  );
};
