import * as z from "zod/mini";
import type { Item } from "../platform/dynamo.ts";
import { keysOf } from "../platform/keys.ts";
import type { DerivedItem } from "../projections/projection.ts";

/** What somebody of the team can own, in the order of a hand-over: people first, because they notice first. */
const ranks = {
  person: 1,
  organisation: 2,
  enquiry: 3,
  project: 4,
  application: 5,
  task: 6,
  "re-use": 7,
} as const;

/** A kind of what somebody can own. */
export type OwnedKind = keyof typeof ranks;

/** The kinds of what somebody can own, in the order of a hand-over. */
export const ownedKindNames = keysOf(ranks);

/** As what somebody looks after a thing. */
export const holderNames = ["owner", "deputy"] as const;

/** As what somebody looks after a thing. */
export type Holder = (typeof holderNames)[number];

/** Who looks after a thing: ids; nobody where it is left out. */
export type Holders = Readonly<Partial<Record<Holder, string | undefined>>>;

/** Something that somebody of the team owns or is the deputy for, as it is kept. */
export const ownedSchema = z.lazy(() =>
  z.object({
    kind: z.enum(ownedKindNames),
    /** What it is: `person:<id>`; with a task, what it is about. */
    about: z.string(),
    /** Which one, where several are about the same: the id of a task. */
    part: z.optional(z.string()),
    as: z.enum(holderNames),
    /** The key of the last note or message, so that a list reads all of them in one read. */
    said: z.optional(z.object({ pk: z.string(), sk: z.string() })),
  }),
);

/** Something that somebody of the team owns or is the deputy for. Ids only. */
export type Owned = z.infer<typeof ownedSchema>;

/** What of a thing does not depend on who looks after it. */
type OwnedThing = Omit<Owned, "as">;

/** The key under which lies what somebody owns. */
export const ownedPartition = (person: string): string => `OWNED#${person}`;

/** The place of a thing among what its owner has: it names the thing, and its order is that of a hand-over. */
export const placeOfOwned = ({ kind, about, part, as }: Owned): string =>
  `${ranks[kind]}#${kind}#${about}#${part ?? ""}#${as}`;

/** Items of the projection: a thing under each of those who look after it. */
export const ownedItems = (holders: Holders, { kind, about, part, said }: OwnedThing): DerivedItem[] =>
  holderNames.flatMap((as) => {
    const person = holders[as];
    if (person === undefined) return [];
    const owned: Owned = { kind, about, part, as, said };
    return [{ pk: ownedPartition(person), sk: placeOfOwned(owned), owned }];
  });

/** What somebody owns, in an item of the projection. */
export const toOwned = (item: Item): Owned => ownedSchema.parse(item["owned"]);
