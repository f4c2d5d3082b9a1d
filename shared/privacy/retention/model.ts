import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** The kinds of record that go after a time, with the bounds in months within which the team may set it, and what starts the time. */
export const retained = {
  enquiries: {
    title: "Closed enquiries",
    from: "from when they were closed",
    least: 6,
    most: 84,
    usual: 24,
    left: "Their kind, their dates and who of the team answered stay for the figures.",
  },
  "held-mail": {
    title: "Held mail that was decided on",
    from: "from when it came",
    least: 1,
    most: 24,
    usual: 12,
    left: "Their dates and what was decided stay.",
  },
} as const;

/** A kind of record that goes after a time. */
export type Retained = keyof typeof retained;

/** The kinds, in the order in which pages show them. */
export const retainedNames = keysOf(retained);

/** So long nothing goes after the times were set or switched on: whoever sees that too much would go can still change it. In days. */
export const GRACE_DAYS = 7;

const months = z.int().check(z.positive());

/** How long each kind is kept, and whether the night takes away what is older. */
export const retentionSchema = z.lazy(() =>
  z.object({
    months: z.object({ enquiries: months, "held-mail": months }),
    isOn: z.boolean(),
    /** From this London date on it holds. */
    holdsFrom: z.optional(z.iso.date()),
    /** Up to which moment each kind is done. */
    doneTo: z.object({ enquiries: z.optional(z.iso.datetime()), "held-mail": z.optional(z.iso.datetime()) }),
    version: z.int().check(z.nonnegative()),
  }),
);

/** How long each kind is kept. */
export type Retention = z.infer<typeof retentionSchema>;

/** Until the team has set it: nothing goes by itself. */
export const firstRetention: Retention = {
  months: { enquiries: retained.enquiries.usual, "held-mail": retained["held-mail"].usual },
  isOn: false,
  doneTo: {},
  version: 0,
};

/** One night's work: how many of each kind went. */
export const retentionRunSchema = z.lazy(() =>
  z.object({ date: z.iso.date(), at: z.iso.datetime(), upTo: z.record(z.string(), z.iso.datetime()) }),
);

/** One night's work. */
export type RetentionRun = z.infer<typeof retentionRunSchema>;
