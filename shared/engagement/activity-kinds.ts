import { keysOf } from "../platform/keys.ts";

/** What counts as taking part. */
interface CountedKind {
  /** As pages name it, in the past: `Came to an event`. */
  readonly title: string;
}

/**
 * Everything that counts as taking part. Registering for an event counts nothing, coming does; nor does opening an email, which only tracking
 * would tell. How much each counts is in `weights/model.ts`.
 */
export const activityKinds = {
  joined: { title: "Joined the community" },
  surveyed: { title: "Answered a survey" },
  enquired: { title: "Sent an enquiry" },
  attended: { title: "Came to an event" },
  "told-news": { title: "Told how far they have come with a result" },
  "answered-members": { title: "Answered other members" },
  offered: { title: "Offered or asked something" },
  "asked-to-re-use": { title: "Asked to use a result" },
  applied: { title: "Submitted a problem" },
  "became-champion": { title: "Became a champion" },
  "reported-benefit": { title: "Reported a benefit" },
  "partner-in-project": { title: "Took part in a project" },
} as const satisfies Record<string, CountedKind>;

/** A kind of activity. */
export type ActivityKind = keyof typeof activityKinds;

/** The kinds of activity as a list that a schema can take. */
export const activityKindNames = keysOf(activityKinds);
