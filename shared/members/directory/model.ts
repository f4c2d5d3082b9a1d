import * as z from "zod/mini";

const answerSchema = z.lazy(() => z.object({ text: z.string(), at: z.iso.datetime() }));

/** The shape of a message from one member to another. */
export const memberMessageSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    at: z.iso.datetime(),
    text: z.string(),
    /** How the writer and the reader are called under their words: name and organisation, as they were. */
    fromName: z.string(),
    toName: z.string(),
    answer: z.optional(answerSchema),
    /** That its reader wants the team to look at it, why, and when the team had. */
    reported: z.optional(
      z.object({ at: z.iso.datetime(), why: z.string(), settledAt: z.optional(z.iso.datetime()) }),
    ),
    blocked: z.optional(z.literal(true)),
  }),
);

/** A message from one member to another, who may answer it once. Neither learns the other's address. */
export type MemberMessage = z.infer<typeof memberMessageSchema>;

/** How many messages a member writes to others a day. */
export const MOST_A_DAY = 5;
