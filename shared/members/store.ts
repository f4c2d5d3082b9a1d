import type { Saving } from "../journal/change.ts";
import type { Overtaken, Write } from "../journal/commit.ts";
import type { Segment } from "../people/segments.ts";
import { organisationUpdate, personKey } from "../people/store.ts";
import { type Item, type Key, queryAll, readItem, type Table } from "../platform/dynamo.ts";
import type { MemberDecision, RequestDecision } from "./decide.ts";
import { type Member, type Membership, memberSchema, membershipSchema } from "./member.ts";

/** The key of a person's membership. */
export const memberKey = (person: string): Key => ({ pk: `MEMBER#${person}`, sk: "MEMBER" });

const segmentList = (segment: Segment): string => `members:${segment}`;

/** A membership as stored. Present members are listed, all and by segment, in the order they joined; who has left is in no list. */
export const memberItem = (member: Member): Item & Key => {
  const sort = `${member.joinedAt}#${member.person}`;
  return {
    ...memberKey(member.person),
    member,
    person: `PERSON#${member.person}`,
    personSort: "MEMBER",
    ...(member.status === "left"
      ? {}
      : { list: "MEMBERS", listSort: sort, subject: segmentList(member.segment), subjectSort: sort }),
  };
};

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
      values: { ":request": request, ":person": `PERSON#${made.person}`, ":member": "MEMBER" },
    },
    ...made.newcomer,
    ...made.counts,
  ],
  entries,
});

/**
 * That somebody joined by confirming a request, which is used up by it. What they said of their organisation becomes known of the person
 * too, because the owner of the address has now confirmed it. The request must be the newest still, and the person known.
 */
export const saveJoined = ({ member, entries }: MemberDecision): Saving<Overtaken | "unknown"> => ({
  writes: [
    {
      put: memberItem(member),
      when: {
        expression: "#request.id = :request",
        names: { "#request": "request" },
        values: { ":request": member.request },
      },
      otherwise: "overtaken",
    },
    {
      update: personKey(member.person),
      ...organisationUpdate({ id: member.person, ...member }),
      when: { expression: "attribute_exists(pk)" },
      otherwise: "unknown",
    },
  ],
  entries,
});

/** That a member left, which also drops a request that may be waiting. */
export const saveLeft = ({ member, entries }: MemberDecision): Saving<Overtaken> => ({
  writes: [
    {
      put: memberItem(member),
      when: {
        expression: "#member.#status = :member AND #member.joinedAt = :joined",
        names: { "#member": "member", "#status": "status" },
        values: { ":member": "member", ":joined": member.joinedAt },
      },
      otherwise: "overtaken",
    },
  ],
  entries,
});

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

/** A page of the present members, the latest first, of one segment if told. `after` is the `next` of the page before; anything else begins at the start. One query. */
export const listMembers = async (
  table: Table,
  page: { readonly segment?: Segment | undefined; readonly after?: string | undefined },
  limit = 50,
): Promise<MembersPage> => {
  const [index, list, sort] =
    page.segment === undefined ? ["by-list", "list", "listSort"] : ["by-subject", "subject", "subjectSort"];
  const after = page.after !== undefined && PLACE.test(page.after) ? page.after : undefined;
  const items = await queryAll(
    table,
    {
      IndexName: index,
      KeyConditionExpression: `#list = :list${after === undefined ? "" : ` AND ${sort} < :after`}`,
      // The index's key has a name of its own because `list` is a reserved word of DynamoDB.
      ExpressionAttributeNames: { "#list": list },
      ExpressionAttributeValues: {
        ":list": page.segment === undefined ? "MEMBERS" : segmentList(page.segment),
        ":after": after,
      },
      ScanIndexForward: false,
    },
    { limit: limit + 1 },
  );
  const members = items.slice(0, limit).map((item) => memberSchema.parse(item["member"]));
  const last = members.at(-1);
  return items.length > limit && last !== undefined
    ? { members, next: `${last.joinedAt}#${last.person}` }
    : { members };
};
