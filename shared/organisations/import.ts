import * as z from "zod";
import { segmentNames } from "../people/segments.ts";

/** How many rows one transaction imports. Each is a write, beside the import's own and the name of the change: 100 are the most. */
export const ROWS_AT_ONCE = 80;

const countsSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});

/**
 * An import of a list of organisations. `checked`: read, and shown to the person who sent it. `running`: confirmed; `done` of its `chunks`
 * are imported. `finished`, or `discarded` without a change.
 */
export const importSchema = z.object({
  id: z.uuid(),
  source: z.enum(["file", "own-list"]),
  format: z.enum(["ods", "own"]),
  segment: z.enum(segmentNames),
  status: z.enum(["checked", "running", "finished", "discarded"]),
  at: z.iso.datetime(),
  by: z.string().optional(),
  finishedAt: z.iso.datetime().optional(),
  rows: z.number().int(),
  chunks: z.number().int(),
  done: z.number().int(),
  counts: countsSchema,
  problems: z.array(
    z.object({ line: z.number(), problem: z.string(), advice: z.string(), leftOut: z.boolean() }),
  ),
  /** How many problems there are, more than `problems` holds of a file that is wrong throughout. */
  problemCount: z.number().int(),
});

/** An import of organisations. */
export type OrganisationImport = z.infer<typeof importSchema>;
