import * as z from "zod";
import { deliveryRouteNames } from "../projects/routes.ts";

/** What can be decided about a problem at gate 1. */
export const outcomes = {
  accepted: "Accept",
  declined: "Decline",
  referred: "Refer elsewhere",
  redirected: "Offer something else",
} as const;

/** What was decided. */
export type Outcome = keyof typeof outcomes;

/** The outcomes as a list that a form or a schema can take. */
export const outcomeNames = [
  "accepted",
  "declined",
  "referred",
  "redirected",
] as const satisfies readonly Outcome[];

/** How a decision came about. */
export const decisionWays = {
  panel: "By the panel",
  lead: "By the head of the programme",
  team: "By the team together",
} as const;

/** A way in which a decision came about. */
export type DecisionWay = keyof typeof decisionWays;

/** The ways as a list. */
export const decisionWayNames = ["panel", "lead", "team"] as const satisfies readonly DecisionWay[];

/** What an applicant can be offered in place of a project. */
export const redirections = {
  workshop: "A series of workshops",
  data: "Collecting data first",
  catalogue: "Something that is in the catalogue",
} as const;

/** A kind of thing offered in place of a project. */
export type Redirection = keyof typeof redirections;

/** The kinds as a list. */
export const redirectionNames = ["workshop", "data", "catalogue"] as const satisfies readonly Redirection[];

const planSchema = z.object({
  route: z.enum(deliveryRouteNames),
  /** The person of the team who will look after the project. */
  owner: z.uuid(),
  partner: z.string(),
  startsOn: z.iso.date(),
});

/** How an accepted problem becomes a project. */
export type AcceptedPlan = z.infer<typeof planSchema>;

/** Something we have that comes close to what somebody asked for. */
export const offerSchema = z.discriminatedUnion("kind", [
  /** `slug` is the last part of the item's address when it was offered; should it move, that address leads on. */
  z.object({ kind: z.literal("item"), reference: z.string(), title: z.string(), slug: z.string() }),
  z.object({ kind: z.literal("event"), reference: z.string(), title: z.string() }),
]);

/** Something we have that comes close to what somebody asked for. */
export type Offer = z.infer<typeof offerSchema>;

/** The decision about a problem, with its reasons. */
export const decisionSchema = z.object({
  outcome: z.enum(outcomeNames),
  decidedBy: z.uuid(),
  decidedAt: z.iso.datetime(),
  way: z.enum(decisionWayNames),
  /** Why, by criterion, in the order in which the letter gives them. */
  reasons: z.array(z.object({ criterion: z.string(), text: z.string() })),
  /** To whom it was referred. */
  referredTo: z.string().optional(),
  redirection: z.object({ kind: z.enum(redirectionNames), what: z.string() }).optional(),
  plan: planSchema.optional(),
  offers: z.array(offerSchema),
  /** The letter that tells the applicant. None while one is to be drafted again. */
  letter: z.uuid().optional(),
  /** When a person approved that letter: from then on the decision stands. */
  answeredAt: z.iso.datetime().optional(),
});

/** The decision about a problem. */
export type Decision = z.infer<typeof decisionSchema>;
