import * as z from "zod/mini";
import { filterSchema } from "./filter.ts";

/** The longest name of a segment, in characters. */
export const LONGEST_NAME = 80;

/** A segment of the community: a filter with a name, saved for the team. Who is of it is found out when it is asked, and never kept. */
export const segmentSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    name: z.string(),
    filter: filterSchema,
    /** Counts the changes. What is sent or counted by a segment names the version, so that it stays known which filter that was. */
    version: z.int().check(z.positive()),
    /** When, and by which of the team, this version was saved. */
    at: z.iso.datetime(),
    by: z.string(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    removedAt: z.optional(z.iso.datetime()),
  }),
);

/** A segment of the community. */
export type Segment = z.infer<typeof segmentSchema>;
