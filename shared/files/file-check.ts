import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";

/** What is noted of a file that was not found clean: since when its scan is awaited, and why nobody will open it. A clean file has no such note. */
export const fileCheckSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    since: z.iso.datetime(),
    why: z.optional(z.enum(["malware", "not-checkable"])),
  }),
);

/** The note of a file that was not found clean. */
export type FileCheck = z.infer<typeof fileCheckSchema>;

/** How long a scan may take until the operator is told; most take seconds. */
const SCAN_HOURS = 1;

/** When the scan of a file should have been over. */
export const scanDue = ({ since }: Pick<FileCheck, "since">): Instant => plusHours(since, SCAN_HOURS);

/** How a file stands that cannot be opened, for a list of files. */
export const fileCheckInWords = (check: FileCheck, now: Instant): string => {
  if (check.why === "malware") return "refused: malware";
  if (check.why === "not-checkable") return "refused: it cannot be checked";
  return now < scanDue(check) ? "being checked" : "not checked yet: the check takes longer than usual";
};
