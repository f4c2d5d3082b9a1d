import * as z from "zod/mini";

/** To whom a survey is sent: every member, those of an organisation, or those of a segment. Only who agreed to be asked gets it. */
export const audienceSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("everybody") }),
    z.object({ kind: z.literal("organisation"), code: z.string() }),
    /** `version` says which of its filters it was sent to. */
    z.object({ kind: z.literal("segment"), id: z.uuid(), version: z.int() }),
  ]),
);

/** To whom a survey is sent. */
export type Audience = z.infer<typeof audienceSchema>;
