import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** What somebody offers the programme. */
export const offerKinds = {
  champion: "Champion",
  host: "Host of sessions",
  expert: "Expert",
} as const;

/** What somebody offers, as a list. */
export const offerNames = keysOf(offerKinds);

/** What a relationship is with: a person, or an organisation by its code. */
export interface Partner {
  readonly kind: "person" | "organisation";
  readonly id: string;
}

const offerSchema = z.lazy(() =>
  z.object({
    kind: z.enum(offerNames),
    /** Of an expert: in what. */
    topic: z.optional(z.string()),
    since: z.iso.date(),
  }),
);

/** What somebody offers, and since when. */
export type Offer = z.infer<typeof offerSchema>;

/** Who of the team looks after a person or an organisation, and what they offer. */
export const relationshipSchema = z.lazy(() =>
  z.object({
    with: z.object({ kind: z.enum(["person", "organisation"]), id: z.string() }),
    owner: z.optional(z.uuid()),
    deputy: z.optional(z.uuid()),
    offers: z.array(offerSchema),
    version: z.int().check(z.positive()),
  }),
);

/** Who of the team looks after a person or an organisation, and what they offer. */
export type Relationship = z.infer<typeof relationshipSchema>;

/** Whether two offers are the same, since when they are aside. */
export const isSameOffer = (
  one: Pick<Offer, "kind" | "topic">,
  other: Pick<Offer, "kind" | "topic">,
): boolean => one.kind === other.kind && one.topic?.toLowerCase() === other.topic?.toLowerCase();
