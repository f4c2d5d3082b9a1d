import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";

/** How an export stands. `too-large` means that one archive cannot hold it; `deleted`, that somebody took it away before its time. */
const exportStatuses = ["requested", "running", "finished", "too-large", "deleted"] as const;

/** How long an archive is kept; the bucket's own rule takes it away then. */
export const KEPT_DAYS = 7;

/** A run that has said nothing for so long has stopped: a function ends after a quarter of an hour. */
const SILENT_HOURS = 0.5;

/** An export of the whole programme: who asked for it, how far it is, and what it holds. */
export const exportSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    status: z.enum(exportStatuses),
    requestedAt: z.iso.datetime(),
    requestedBy: z.optional(z.string()),
    /** What is being done, and how much of it: parts of the table read, or kinds of record packed. */
    progress: z.object({ doing: z.enum(["reading", "packing"]), done: z.number(), of: z.number() }),
    /** The last sign of life. */
    changedAt: z.iso.datetime(),
    finishedAt: z.optional(z.iso.datetime()),
    /** Records and kept files that are in the archive, and its size. */
    records: z.optional(z.int()),
    files: z.optional(z.int()),
    bytes: z.optional(z.int()),
    /** Counts the changes. */
    version: z.int().check(z.positive()),
  }),
);

/** An export of the whole programme. */
export type ProgrammeExport = z.infer<typeof exportSchema>;

/** How an export looks to a person at a moment: a finished one is `expired` after a week, one that went silent has `stopped`. */
export const stateOf = (
  one: Pick<ProgrammeExport, "status" | "finishedAt" | "changedAt">,
  now: Instant,
): ProgrammeExport["status"] | "expired" | "stopped" => {
  const { status, finishedAt, changedAt } = one;
  if (status === "finished" && finishedAt !== undefined)
    return plusHours(finishedAt, KEPT_DAYS * 24) <= now ? "expired" : "finished";
  const busy = status === "requested" || status === "running";
  return busy && plusHours(changedAt, SILENT_HOURS) <= now ? "stopped" : status;
};

/** How much of an export is done, in whole percent: half of it is reading, half packing. */
export const percentOf = ({ status, progress }: Pick<ProgrammeExport, "status" | "progress">): number => {
  if (status === "finished") return 100;
  const half = Math.floor((50 * progress.done) / Math.max(1, progress.of));
  return progress.doing === "reading" ? half : 50 + half;
};

/** When an export was asked for and began. */
export interface ExportTimes {
  readonly id: string;
  readonly startedAt: Instant;
}
