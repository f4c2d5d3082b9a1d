import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import type { OrganisationKind } from "../people/organisation-kinds.ts";
import { confirmedUpdate, lifted, personKey } from "../people/store.ts";
import {
  type Item,
  type Key,
  listSource,
  type Query,
  queryAll,
  readItem,
  type Table,
} from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import { earlierConsentSchema, type PurposeConsent } from "./consents/model.ts";
import type { MemberDecision, RequestDecision } from "./decide.ts";
import { listingWrites } from "./directory/listed.ts";
import { type Member, type Membership, memberSchema, membershipSchema } from "./member.ts";

/** Where the consents of a person lie whose place a newer one took, in the order in which they were given. */
const EARLIER_CONSENT = "CONSENT#";

/** The place of a membership among what is filed under its person. */
export const MEMBERSHIP = "MEMBER";

/** The key of a person's membership. */
export const memberKey = (person: string): Key => ({ pk: `MEMBER#${person}`, sk: "MEMBER" });

const earlierConsentItem = (person: string, { purpose, consent }: PurposeConsent): Item & Key => ({
  ...memberKey(person),
  sk: `${EARLIER_CONSENT}${consent.at}#${purpose}`,
  earlierConsent: { purpose, ...consent },
});

const kindList = (segment: OrganisationKind): string => `members:${segment}`;

/**
 * Where a membership is listed: present members, all and by kind of organisation, in the order they joined. Who has left is in no list, and neither is whose record is merged
 * into that of another member: whatever goes to members is sent along these lists, so that the two get one letter (docs/decisions/0114-merges.md).
 */
export const memberPlaces = ({
  person,
  status,
  joinedAt,
  segment,
  mergedInto,
}: Member): { list?: string; listSort?: string; subject?: string; subjectSort?: string } => {
  if (status === "left" || mergedInto !== undefined) return {};
  const sort = `${joinedAt}#${person}`;
  return { list: "MEMBERS", listSort: sort, subject: kindList(segment), subjectSort: sort };
};

/** A membership as stored. */
export const memberItem = (member: Member): Item & Key => ({
  ...memberKey(member.person),
  member,
  person: `PERSON#${member.person}`,
  personSort: MEMBERSHIP,
  ...memberPlaces(member),
});

/** The write by which a present member is counted to another kind of organisation, and listed there. What else is stored beside the membership stays. */
export const kindUpdate = (
  { person, segment: from, joinedAt }: Member,
  to: OrganisationKind,
): Write<Overtaken> => ({
  update: memberKey(person),
  // Who is in no list stays out of it: an index takes no item without its sort key.
  set: "SET #member.#segment = :to, subject = :list, #member.revision = if_not_exists(#member.revision, :none) + :one",
  names: { "#member": "member", "#segment": "segment", "#status": "status" },
  values: {
    ":to": to,
    ":list": kindList(to),
    ":from": from,
    ":joined": joinedAt,
    ":member": "member",
    ":none": 0,
    ":one": 1,
  },
  when: {
    expression: "#member.#status = :member AND #member.joinedAt = :joined AND #member.#segment = :from",
  },
  otherwise: "overtaken",
});

/** The membership in an item, or undefined when there is no item. Throws a ZodError on anything else. */
export const parseMembership = (item: Item | undefined): Membership | undefined =>
  item === undefined ? undefined : membershipSchema.parse(item);

/** A wish to join, beside whatever membership there is, with the writes that count it. */
export const saveRequest = <Refusal extends string>(
  { request, entries }: RequestDecision,
  made: {
    readonly person: string;
    readonly newcomer: readonly Write<Overtaken>[];
    readonly counts: readonly Write<Refusal>[];
  },
): Saving<Overtaken | Refusal> => ({
  writes: [
    {
      update: memberKey(made.person),
      set: "SET #request = :request, person = :person, personSort = :member",
      names: { "#request": "request" },
      values: { ":request": request, ":person": `PERSON#${made.person}`, ":member": MEMBERSHIP },
    },
    ...made.newcomer,
    ...made.counts,
  ],
  entries,
});

/**
 * That somebody joined by confirming a request, which is used up by it. The name and the organisation in it become known of the person
 * too, because the owner of the address has now confirmed it. The request must be the newest still, and the person known.
 */
export const saveJoined = (
  { member, earlier, name, entries }: MemberDecision,
  from: "request" | "waiting" = "request",
): Saving<Overtaken | "unknown"> => ({
  writes: [
    {
      put: memberItem(member),
      when: {
        expression: "#request.id = :request",
        names: { "#request": from },
        values: { ":request": member.request },
      },
      otherwise: "overtaken",
    },
    {
      update: personKey(member.person),
      // The link to confirm with arrived, and they asked for news: nothing of before holds letters back.
      ...confirmedUpdate({ ...member, id: member.person, name }, lifted(member.joinedAt)),
      when: { expression: "attribute_exists(pk)" },
      otherwise: "unknown",
    },
    ...earlier.map((consent) => ({ put: earlierConsentItem(member.person, consent) })),
    ...listingWrites(undefined, member),
  ],
  entries,
});

/**
 * That a member changed what they chose or agreed to, or left, which also drops a request that may be waiting. Refused as overtaken unless the
 * membership is as it was `before`: of two withdrawals at the same moment neither is lost.
 */
export const saveChanged = (
  before: Membership | undefined,
  { member, earlier, entries }: MemberDecision,
): Saving<Overtaken> => {
  const revision = before?.member?.revision;
  const unchanged =
    revision === undefined ? "attribute_not_exists(#member.revision)" : "#member.revision = :revision";
  return {
    writes: [
      {
        put: memberItem({ ...member, revision: (revision ?? 0) + 1 }),
        when: {
          expression: `#member.#status = :member AND #member.joinedAt = :joined AND ${unchanged}`,
          names: { "#member": "member", "#status": "status" },
          values: { ":member": "member", ":joined": member.joinedAt, ":revision": revision },
        },
        otherwise: "overtaken",
      },
      ...earlier.map((consent) => ({ put: earlierConsentItem(member.person, consent) })),
      ...listingWrites(before?.member, member),
    ],
    entries,
  };
};

const MOST_EARLIER = 100;

/** The consents of a person whose place newer ones took, the latest first; the latest hundred. One query. */
export const readEarlierConsents = async (
  table: Table,
  person: string,
): Promise<readonly PurposeConsent[]> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :earlier)",
      ExpressionAttributeValues: { ":pk": memberKey(person).pk, ":earlier": EARLIER_CONSENT },
      ScanIndexForward: false,
    },
    { limit: MOST_EARLIER },
  );
  return items.map((item) => {
    const { purpose, ...consent } = earlierConsentSchema.parse(item["earlierConsent"]);
    return { purpose, consent };
  });
};

/** A person's membership, or undefined. One read. */
export const readMembership = async (table: Table, person: string): Promise<Membership | undefined> => {
  return parseMembership(await readItem(table, memberKey(person)));
};

/** Some of the present members, the latest first, and where the next page begins. */
interface MembersPage {
  readonly members: readonly Member[];
  readonly next?: string;
}

/** The place of a member in the lists, as an address may carry it: a time and an id. */
const PLACE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z#[0-9a-f-]{36}$/;

/** Which page of a list: `after` is the `next` of the page before; anything else begins at the start. */
interface PageAsked {
  readonly after?: string | undefined;
  readonly limit?: number;
}

const placeOf = ({ after }: PageAsked): string | undefined =>
  after !== undefined && PLACE.test(after) ? after : undefined;

const readPage = async (table: Table, query: Query, { limit = 50 }: PageAsked): Promise<MembersPage> => {
  const items = await queryAll(table, { ...query, ScanIndexForward: false }, { limit: limit + 1 });
  const members = items.slice(0, limit).map((item) => memberSchema.parse(item["member"]));
  const last = members.at(-1);
  return items.length > limit && last !== undefined
    ? { members, next: `${last.joinedAt}#${last.person}` }
    : { members };
};

/** The present members, the latest first, to be read in pages. */
export const memberSource = (table: Table): ListSource<Member> =>
  listSource(table, "MEMBERS", { latestFirst: true }, (item) => memberSchema.parse(item["member"]));

/** The present members of one kind of organisation, the latest first, to be read in pages. */
export const kindSource =
  (table: Table, segment: OrganisationKind): ListSource<Member> =>
  async (after, limit, backwards = false) => {
    const place = after !== undefined && PLACE.test(after) ? after : undefined;
    const beyond = backwards ? "subjectSort > :after" : "subjectSort < :after";
    const items = await queryAll(
      table,
      {
        IndexName: "by-subject",
        KeyConditionExpression: `subject = :subject${place === undefined ? "" : ` AND ${beyond}`}`,
        ExpressionAttributeValues: { ":subject": kindList(segment), ":after": place },
        ScanIndexForward: backwards,
      },
      { limit },
    );
    return items.map((item) => ({
      place: String(item["subjectSort"]),
      thing: memberSchema.parse(item["member"]),
    }));
  };

/** A page of the present members of one kind of organisation, the latest first. One query. */
export const listOfKind = (
  table: Table,
  segment: OrganisationKind,
  page: PageAsked,
): Promise<MembersPage> => {
  const after = placeOf(page);
  const query = {
    IndexName: "by-subject",
    KeyConditionExpression: `subject = :subject${after === undefined ? "" : " AND subjectSort < :after"}`,
    ExpressionAttributeValues: { ":subject": kindList(segment), ":after": after },
  };
  return readPage(table, query, page);
};
