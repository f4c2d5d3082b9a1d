import * as z from "zod/mini";

/** To whom a survey is sent: those of an organisation or of a kind of organisation, or every member. Only who agreed to be asked gets it. */
export const audienceSchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("everybody") }),
    z.object({ kind: z.literal("organisation"), code: z.string() }),
  ]),
);

/** To whom a survey is sent. */
export type Audience = z.infer<typeof audienceSchema>;
