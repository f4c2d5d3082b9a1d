import * as z from "zod/mini";

/**
 * Somebody who was asked to answer a survey. Of an anonymous survey it is kept that they answered and not when: nothing here, or in an entry, tells
 * which answers are theirs.
 */
export const invitationSchema = z.lazy(() =>
  z.object({
    survey: z.string(),
    /** The survey’s title as it was when they were asked. */
    title: z.string(),
    person: z.uuid(),
    askedAt: z.iso.datetime(),
    remindedAt: z.optional(z.iso.datetime()),
    answered: z.boolean(),
    /** Of a survey that is not anonymous. */
    answeredAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** Somebody who was asked. */
export type Invitation = z.infer<typeof invitationSchema>;
