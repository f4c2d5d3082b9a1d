import * as z from "zod/mini";
import { type ReportKind, reportKindNames } from "./model.ts";

/** More readers than a report of a programme has. Each gets a letter with a picture in one transaction. */
export const MOST_READERS = 20;

const readersSchema = z.lazy(() => z.object({ readers: z.array(z.uuid()) }));

/** Who gets which report, and when none goes out, as stored. */
export const reportSettingsSchema = z.lazy(() =>
  z.object({
    kinds: z.partialRecord(z.enum(reportKindNames), readersSchema),
    /** No report goes out from the first of these London dates to the last; what was due then goes out on the first working day after. */
    pause: z.optional(z.object({ from: z.iso.date(), to: z.iso.date() })),
    version: z.int().check(z.nonnegative()),
  }),
);

/** Who gets which report, and when none goes out. */
export type ReportSettings = z.infer<typeof reportSettingsSchema>;

/** Until the team lists readers nobody gets a report. */
export const NO_READERS: ReportSettings = { kinds: {}, version: 0 };

/** The ids of those who get a kind of report. */
export const readersOf = ({ kinds }: ReportSettings, kind: ReportKind): readonly string[] =>
  kinds[kind]?.readers ?? [];

/** Whether reports pause on a London date. */
export const isPaused = ({ pause }: ReportSettings, date: string): boolean =>
  pause !== undefined && pause.from <= date && date <= pause.to;
