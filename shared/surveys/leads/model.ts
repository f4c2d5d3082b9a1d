import * as z from "zod/mini";

/** How a lead stands: agreed to talk, taken up by one of the team, talked with, or let rest. */
export const leadStates = {
  agreed: "Agreed to talk",
  taken: "Taken up",
  talked: "Talked",
  rested: "Let rest",
} as const;

/** What came of a conversation. */
export const outcomes = {
  problem: "A problem to apply with",
  project: "Work together on a project",
  member: "Something to offer to other members",
  host: "Will host a session",
  champion: "Would be a champion",
  introduction: "An introduction to another organisation",
  nothing: "Nothing for now",
} as const;

/** What came of a conversation. */
export type Outcome = keyof typeof outcomes;

/** Somebody who answered a survey and agreed to be contacted. It says nothing of what they answered. */
export const leadSchema = z.lazy(() =>
  z.object({
    survey: z.string(),
    title: z.string(),
    person: z.uuid(),
    state: z.enum(["agreed", "taken", "talked", "rested"]),
    agreedAt: z.iso.datetime(),
    /** Who of the team takes it up. */
    owner: z.optional(z.string()),
    /** When they talk, once a time is booked. */
    talkAt: z.optional(z.iso.datetime()),
    talkedOn: z.optional(z.iso.date()),
    /** What was said, for the team: it is part of the person’s record. */
    note: z.optional(z.string()),
    outcomes: z.array(
      z.enum(["problem", "project", "member", "host", "champion", "introduction", "nothing"]),
    ),
    version: z.int().check(z.positive()),
  }),
);

/** Somebody who agreed to be contacted. */
export type Lead = z.infer<typeof leadSchema>;
