import * as z from "zod/mini";

const count = z.int().check(z.nonnegative());
const counts = z.lazy(() => z.record(z.string(), count));

/** What came of the programme, as it stood at the end of a night: counts, which name nobody and nothing. */
export const outcomesSchema = z.lazy(() =>
  z.object({
    /** The London date at whose end it stood so. */
    date: z.iso.date(),
    /** Applications of all calls by where they stand: `submitted`, `withdrawn`, or by the outcome of the gate. */
    applications: counts,
    /** Projects by their status. */
    projects: counts,
    /** Active projects by the light of their last week note; `none` without one in four weeks. */
    lights: counts,
    owing: z.object({ projects: count, outputs: count }),
    /** Re-uses by their stage. */
    reUses: counts,
    /** Organisations at which something is piloted or live. */
    organisations: count,
    benefits: count,
    /** Re-uses with a benefit. */
    withBenefit: count,
    /** All answers to statements of the surveys before and after projects, and their sums on the scale from 1 to 5. */
    survey: z.object({ before: count, sumBefore: count, after: count, sumAfter: count }),
  }),
);

/** What came of the programme, as it stood at the end of a night. */
export type Outcomes = z.infer<typeof outcomesSchema>;
