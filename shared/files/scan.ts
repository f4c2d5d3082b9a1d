import * as z from "zod/mini";
import { Fault } from "../platform/keys.ts";
import { CLEAN } from "../platform/scan-tag.ts";

/** Why a file that is there is not opened: its scan is not over, found something, or could not look into it. */
export type Unopened = "being-checked" | "malware" | "not-checkable";

/** Why nobody will ever open a file. */
export type RefusedByScan = Exclude<Unopened, "being-checked">;

/** Why a file with this value of the tag is not opened; undefined where nothing was found. */
export const unopened = (tag: string | undefined): Unopened | undefined => {
  if (tag === CLEAN) return undefined;
  if (tag === undefined) return "being-checked";
  return tag === "THREATS_FOUND" ? "malware" : "not-checkable";
};

const reportSchema = z.lazy(() =>
  z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
);

/** What GuardDuty says on the default bus of a file that it scanned. */
export interface ScanReport {
  readonly file: string;
  /** Why nobody can open it; undefined for a clean one. */
  readonly refused: RefusedByScan | undefined;
}

// The scanner could not read or did not get to its end. Nothing is known of the file, and somebody has to look why.
const FAILED = new Set(["ACCESS_DENIED", "FAILED"]);

/** Reads such a report. Throws a ZodError on anything else, and a Fault where the scan itself failed. */
export const parseScanReport = (detail: unknown): ScanReport => {
  const { s3ObjectDetails, scanResultDetails } = reportSchema.parse(detail);
  const file = s3ObjectDetails.objectKey.split("/").at(-1) ?? "";
  const { scanResultStatus: status } = scanResultDetails;
  if (FAILED.has(status)) throw new Fault(`The file ${file} could not be scanned (${status}).`);
  const refused = unopened(status);
  return { file, refused: refused === "being-checked" ? undefined : refused };
};
