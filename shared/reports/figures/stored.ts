import * as z from "zod/mini";
import { periodUnits } from "./period.ts";

const countsSchema = z.record(z.string(), z.int());

/** The figures of a period as they are kept. */
export const periodFiguresSchema = z.lazy(() =>
  z.object({
    period: z.object({ unit: z.enum(periodUnits), first: z.iso.date(), last: z.iso.date() }),
    through: z.iso.date(),
    counts: countsSchema,
    standing: countsSchema,
    people: countsSchema,
    community: z.optional(countsSchema),
    weights: z.optional(z.int()),
  }),
);
