import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";
import { deliveryRouteNames } from "../../projects/delivery-routes.ts";

/** What can be decided on an application at gate 1. */
export const outcomes = {
  accepted: "Accept",
  declined: "Decline",
  referred: "Refer elsewhere",
  redirected: "Offer something else",
} as const;

/** The outcomes as a list that a form or a schema can take. */
export const outcomeNames = keysOf(outcomes);

/** How a decision came about. */
export const decisionWays = {
  panel: "By the panel",
  lead: "By the head of the programme",
  team: "By the team together",
} as const;

/** The ways as a list. */
export const decisionWayNames = keysOf(decisionWays);

/** What an applicant can be offered in place of a project. */
export const redirections = {
  workshop: "A series of workshops",
  data: "Collecting data first",
  catalogue: "Something that is in the catalogue",
} as const;

/** A kind of thing offered in place of a project. */
export type Redirection = keyof typeof redirections;

/** The kinds as a list. */
export const redirectionNames = keysOf(redirections);

const planSchema = z.lazy(() =>
  z.object({
    route: z.enum(deliveryRouteNames),
    /** The person of the team who will look after the project. */
    owner: z.uuid(),
    partner: z.string(),
    startsOn: z.iso.date(),
  }),
);

/** How an accepted application becomes a project. */
export type AcceptedPlan = z.infer<typeof planSchema>;

/** Something we have that comes close to what somebody asked for. */
export const offerSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    /** `slug` is the last part of the item's address when it was offered; should it move, that address leads on. */
    z.object({ kind: z.literal("item"), reference: z.string(), title: z.string(), slug: z.string() }),
    z.object({ kind: z.literal("event"), reference: z.string(), title: z.string() }),
  ]),
);

/** Something we have that comes close to what somebody asked for. */
export type Offer = z.infer<typeof offerSchema>;

/** The decision on an application, with its reasons. */
export const decisionSchema = z.lazy(() =>
  z.object({
    outcome: z.enum(outcomeNames),
    decidedBy: z.uuid(),
    decidedAt: z.iso.datetime(),
    way: z.enum(decisionWayNames),
    /** Why, by criterion, in the order in which the letter gives them. */
    reasons: z.array(z.object({ criterion: z.string(), text: z.string() })),
    /** Who it was referred to. */
    referredTo: z.optional(z.string()),
    redirection: z.optional(z.object({ kind: z.enum(redirectionNames), what: z.string() })),
    plan: z.optional(planSchema),
    offers: z.array(offerSchema),
    /** The letter that tells the applicant. None while one is to be drafted again. */
    letter: z.optional(z.uuid()),
    /** When a person approved that letter: from then on the decision stands. */
    answeredAt: z.optional(z.iso.datetime()),
  }),
);

/** The decision on an application. */
export type Decision = z.infer<typeof decisionSchema>;
