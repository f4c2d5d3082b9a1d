import * as z from "zod/mini";
import { handedSchema, handRefusals } from "../work/handing.ts";
import { ownedSchema } from "../work/owned.ts";

/** Everything that somebody of the team had, on its way to a colleague. Ids only. */
export const handOverSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    by: z.uuid(),
    at: z.iso.datetime(),
    /** Once all of it was gone through: how much was given, and how much stayed. */
    finished: z.optional(z.object({ at: z.iso.datetime(), given: z.int(), left: z.int() })),
    /** When it was taken back. */
    takenBackAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** Everything that somebody of the team had, on its way to a colleague. */
export type HandOver = z.infer<typeof handOverSchema>;

/** What became of one thing of a hand-over: who had it before and after, or why it stayed; and whether it went back. */
export const outcomeSchema = z.lazy(() =>
  z.object({
    thing: ownedSchema,
    handed: z.optional(handedSchema),
    stayed: z.optional(z.enum(handRefusals)),
    back: z.optional(z.enum(["yes", "changed"])),
  }),
);

/** What became of one thing of a hand-over. */
export type Outcome = z.infer<typeof outcomeSchema>;
