import * as z from "zod/mini";

/** The rules by which people to talk to are chosen, in the order in which each has its turn: whom we would lose first, then whom to thank and to win. Each is a movement of that name. */
export const talkRules = ["at-risk", "to-thank", "drifting", "rising", "only-joined"] as const;

/** A rule by which people to talk to are chosen. */
export type TalkRule = (typeof talkRules)[number];

/** How it became known that the team talked with somebody: a letter that one of them wrote first, a note of the relationship, or that one said so. */
export const spokenWays = {
  letter: "a letter was written",
  note: "a note was written",
  said: "the team talked with them",
} as const;

const talkSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    /** The rule by which they were chosen. */
    why: z.enum(talkRules),
    /** The key of what was last said when they were chosen: the words stay where they belong. */
    said: z.optional(z.object({ pk: z.string(), sk: z.string() })),
    spoken: z.optional(
      z.object({ at: z.iso.datetime(), how: z.enum(["letter", "note", "said"]), by: z.optional(z.uuid()) }),
    ),
    skippedAt: z.optional(z.iso.datetime()),
    /** What came of it, once four weeks have passed: the London date on which they were last active after it, if they were. */
    outcome: z.optional(z.object({ activeOn: z.optional(z.iso.date()) })),
  }),
);

/** Somebody whom the team should talk to in a week, and what came of it. */
export type Talk = z.infer<typeof talkSchema>;

const quietSchema = z.lazy(() =>
  z.object({
    code: z.string(),
    /** The London date of the last activity of anybody there. */
    lastOn: z.iso.date(),
    people: z.int().check(z.positive()),
  }),
);

/** An organisation whose people once took part and of whom none does now. */
export type QuietOrganisation = z.infer<typeof quietSchema>;

/** The people to talk to in a week, as they were chosen on its Monday. */
export const talksSchema = z.lazy(() =>
  z.object({
    /** The Monday on which the week begins. */
    week: z.iso.date(),
    talks: z.array(talkSchema),
    quiet: z.array(quietSchema),
    /** The people of the next week were chosen: nobody is waited for any more. */
    over: z.optional(z.literal(true)),
    version: z.int().check(z.positive()),
  }),
);

/** The people to talk to in a week. */
export type Talks = z.infer<typeof talksSchema>;

/** Whether somebody is still to be talked to. */
export const isOpen = ({ spoken, skippedAt }: Pick<Talk, "spoken" | "skippedAt">): boolean =>
  spoken === undefined && skippedAt === undefined;
