import * as z from "zod/mini";

/** The list of the days of digests, by when they went out. */
export const DIGESTS = "DIGESTS";

/** A day of digests. */
export const digestSchema = z.lazy(() =>
  z.object({ id: z.string(), at: z.iso.datetime(), monthly: z.boolean() }),
);

/** A day of digests. */
export type DigestOfDay = z.infer<typeof digestSchema>;
