import * as z from "zod/mini";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { consentsSchema } from "./consents/model.ts";
import { frequencyNames } from "./frequencies.ts";
import { roleNames } from "./roles.ts";
import { topicIdSchema } from "./topics/model.ts";

const aboutThem = {
  segment: z.enum(organisationKindNames),
  organisation: z.string(),
  organisationCode: z.optional(z.string()),
  /** Not known of those who joined before it was asked, or were taken over from a list without it. */
  role: z.optional(z.enum(roleNames)),
  /** The ids of the topics that they want news about. */
  topics: z.array(topicIdSchema),
  frequency: z.enum(frequencyNames),
  /** Whether they would like to become a champion of the community. */
  wouldChampion: z.optional(z.literal(true)),
  consents: consentsSchema,
};

const requestFields = {
  id: z.uuid(),
  requestedAt: z.iso.datetime(),
  expires: z.iso.datetime(),
  /** As it was typed: the person's once they confirm it. */
  name: z.optional(z.string()),
  ...aboutThem,
};

/** A wish to join that waits for its link to be confirmed. Only the newest counts. */
const joinRequestSchema = z.lazy(() => z.object(requestFields));

/** A wish to join that was confirmed and waits for the team. */
export const waitingRequestSchema = z.lazy(() =>
  z.object({ ...requestFields, confirmedAt: z.iso.datetime() }),
);

/** A wish to join that was confirmed and waits for the team. */
export type WaitingRequest = z.infer<typeof waitingRequestSchema>;

/** A wish to join that waits to be confirmed. */
export type JoinRequest = z.infer<typeof joinRequestSchema>;

/** A membership, past or present. */
export const memberSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    status: z.enum(["member", "left"]),
    joinedAt: z.iso.datetime(),
    via: z.enum(["form", "list"]),
    /** The request that was confirmed, so that its link can be told to be used. */
    request: z.optional(z.uuid()),
    leftAt: z.optional(z.iso.datetime()),
    /** Counts the changes since they joined, for the optimistic lock. */
    revision: z.optional(z.int().check(z.positive())),
    /** The person into whose record theirs is merged, who is a member: this membership is in no list, so that nobody is written to twice. */
    mergedInto: z.optional(z.uuid()),
    ...aboutThem,
  }),
);

/** A membership, past or present. */
export type Member = z.infer<typeof memberSchema>;

/**
 * All that is stored of one person's membership. The request lies beside the membership and not in it: anybody can type an address into
 * the join form, so a request never changes a membership. Only its confirmation does.
 */
export const membershipSchema = z.lazy(() =>
  z.object({
    member: z.optional(memberSchema),
    request: z.optional(joinRequestSchema),
    /** Beside the request, so that nobody who types the address again takes its place. */
    waiting: z.optional(waitingRequestSchema),
    /** The last request that the team did not accept, so that its link can say so. */
    declined: z.optional(z.object({ request: z.uuid(), at: z.iso.datetime(), reason: z.string() })),
  }),
);

/** One person's membership with the request that may be waiting. */
export type Membership = z.infer<typeof membershipSchema>;
