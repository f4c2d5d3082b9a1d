import * as z from "zod/mini";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Item, Key } from "../platform/dynamo.ts";

const consentSchema = z.lazy(() => z.optional(z.looseObject({ withdrawn: z.optional(z.unknown()) })));

const memberItemSchema = z.lazy(() =>
  z.object({
    member: z.optional(
      z.looseObject({
        status: z.string(),
        topics: z.optional(z.array(z.string())),
        mergedInto: z.optional(z.string()),
        consents: z.optional(z.looseObject({ news: consentSchema, research: consentSchema })),
      }),
    ),
  }),
);

/** The key of a person's membership. The members feature writes it; who only asks whether somebody belongs reads it by `isMember`. */
export const membershipKey = (personId: string): Key => ({ pk: `MEMBER#${personId}`, sk: "MEMBER" });

/** What a membership says of letters that need consent: whether there is one at present, whether they agree to news at this moment and about which topics, and whether to being asked to take part. */
export interface NewsWish {
  readonly member: boolean;
  /** Their record is merged into that of another member, who is written to instead. */
  readonly merged: boolean;
  readonly consent: boolean;
  readonly research: boolean;
  readonly topics: readonly string[];
}

/** What the item with `membershipKey`, if one was found, says of news. */
export const newsWish = (item: Item | undefined): NewsWish => {
  const member = item === undefined ? undefined : memberItemSchema.parse(item).member;
  const { news, research } = member?.consents ?? {};
  return {
    member: member?.status === "member",
    merged: member?.mergedInto !== undefined,
    consent: news !== undefined && news.withdrawn === undefined,
    research: research !== undefined && research.withdrawn === undefined,
    topics: member?.topics ?? [],
  };
};

/** Whether the item with `membershipKey`, if one was found, says that the person is a member at present. */
export const isMember = (item: Item | undefined): boolean => newsWish(item).member;

/** Whether the item with `membershipKey`, if one was found, says that the person was a member and has left. */
export const hasLeft = (item: Item | undefined): boolean =>
  item !== undefined && memberItemSchema.parse(item).member?.status === "left";

/** The check that a person has not left the community at this moment, made with a letter that somebody writes to them first. */
export const checkNotLeft = (personId: string): Write<Overtaken> => ({
  check: membershipKey(personId),
  when: {
    expression: "attribute_not_exists(#member) OR #member.#status <> :left",
    names: { "#member": "member", "#status": "status" },
    values: { ":left": "left" },
  },
  otherwise: OVERTAKEN,
});

/** The check that a person is no member at this moment, made with the change that invites them: nobody is invited to what they are in. It needs no read. */
export const checkNoMember = (personId: string): Write<"member"> => ({
  check: membershipKey(personId),
  when: {
    expression: "attribute_not_exists(#member) OR #member.#status <> :member",
    names: { "#member": "member", "#status": "status" },
    values: { ":member": "member" },
  },
  otherwise: "member",
});
