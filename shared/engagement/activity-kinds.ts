import { keysOf } from "../platform/keys.ts";

/** What counts as taking part. */
interface CountedKind {
  /** As pages name it, in the past: `Came to an event`. */
  readonly title: string;
  /** How much one of it counts, a whole number from 1 to 12: four levels of three steps (Orbit Model). */
  readonly weight: number;
}

/**
 * Everything that counts as taking part, and how much. Registering for an event counts nothing, coming does; nor does opening an email, which
 * only tracking would tell. The scale and several of its weights are published (Orbit Model: a survey or a forum answer, a conference 5, a
 * meetup that somebody organised 11); the others are by analogy: docs/decisions/0098-engagement.md.
 */
export const activityKinds = {
  joined: { title: "Joined the community", weight: 1 },
  surveyed: { title: "Answered a survey", weight: 3 },
  enquired: { title: "Sent an enquiry", weight: 3 },
  attended: { title: "Came to an event", weight: 4 },
  "told-news": { title: "Told how far they have come with a result", weight: 4 },
  "answered-members": { title: "Answered other members", weight: 3 },
  offered: { title: "Offered or asked something", weight: 6 },
  "asked-to-re-use": { title: "Asked to use a result", weight: 6 },
  applied: { title: "Submitted a problem", weight: 8 },
  "became-champion": { title: "Became a champion", weight: 8 },
  "reported-benefit": { title: "Reported a benefit", weight: 8 },
  "partner-in-project": { title: "Took part in a project", weight: 11 },
} as const satisfies Record<string, CountedKind>;

/** A kind of activity. */
export type ActivityKind = keyof typeof activityKinds;

/** The kinds of activity as a list that a schema can take. */
export const activityKindNames = keysOf(activityKinds);
