import * as z from "zod/mini";
import type { Write } from "../../journal/commit.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import type { Item, Key } from "../../platform/dynamo.ts";
import { isGiven } from "../consents/decide.ts";
import type { Member } from "../member.ts";
import { topicIdSchema } from "../topics/model.ts";

/** The list of the members whom other members see. */
export const DIRECTORY = "DIRECTORY";

/** What the directory knows of a member besides their name, which stays with the person. */
export const listedSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    kind: z.enum(organisationKindNames),
    organisation: z.string(),
    organisationCode: z.optional(z.string()),
    role: z.optional(z.string()),
    topics: z.array(topicIdSchema),
  }),
);

const itemSchema = z.lazy(() => z.object({ listed: listedSchema, offers: z.optional(z.string()) }));

/** A member whom other members see, with what they say that they offer. */
export type Listed = z.infer<typeof listedSchema> & { readonly offers?: string | undefined };

/** The key of a member's place in the directory: there is one only while they agree to be seen. */
export const listedKey = (person: string): Key => ({ pk: `MEMBER#${person}`, sk: "DIRECTORY" });

/** The member in an item of the directory. Throws a ZodError on anything else. */
export const toListed = (item: Item): Listed => {
  const { listed, offers } = itemSchema.parse(item);
  return { ...listed, offers };
};

/** The place of a member in the directory; none while their record is merged into that of another member. */
export const listingPlace = ({
  person,
  joinedAt,
  mergedInto,
}: Member): { list?: string; listSort?: string } =>
  mergedInto === undefined ? { list: DIRECTORY, listSort: `${joinedAt}#${person}` } : {};

const isListed = (member: Member | undefined): member is Member =>
  member?.status === "member" && isGiven(member.consents, "directory");

const factsOf = ({ person, segment: kind, organisation, organisationCode, role, topics }: Member) => ({
  person,
  kind,
  organisation,
  organisationCode,
  role,
  topics,
});

/**
 * The writes by which a change of a membership shows in the directory, in the transaction of the change: who withdraws or leaves is gone with it. What they
 * said that they offer stays while they are seen. None for those who were not seen and are not.
 */
export const listingWrites = (before: Member | undefined, after: Member): readonly Write[] => {
  const key = listedKey(after.person);
  if (!isListed(after)) return isListed(before) ? [{ delete: key }] : [];
  if (after.mergedInto !== undefined)
    return [{ update: key, set: "SET listed = :listed", values: { ":listed": factsOf(after) } }];
  return [
    {
      update: key,
      set: "SET listed = :listed, #list = :directory, listSort = :place",
      names: { "#list": "list" },
      values: {
        ":listed": factsOf(after),
        ":directory": DIRECTORY,
        ":place": `${after.joinedAt}#${after.person}`,
      },
    },
  ];
};
