import * as z from "zod/mini";

/** The most things that one request changes: a page of a list. */
export const MOST_AT_ONCE = 50;

/** For how many days it is known what a bulk action did, and can be undone. */
export const UNDO_DAYS = 7;

/** What was changed of each thing, as ids and names of our own: what its values were before, and the version it had after. */
const beforeSchema = z.lazy(() => z.record(z.string(), z.string()));

/** What a bulk action did: to what, and how that was before. It holds ids only. */
export const bulkChangeSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    list: z.string(),
    action: z.string(),
    /** What was chosen beside the button: a person, a kind. */
    value: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    done: z.array(z.object({ id: z.string(), before: beforeSchema })),
    /** What was left as it was, and why. */
    left: z.array(z.object({ id: z.string(), why: z.string() })),
  }),
);

/** What a bulk action did. */
export type BulkChange = z.infer<typeof bulkChangeSchema>;
