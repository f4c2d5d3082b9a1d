import { noteScan } from "../../shared/files/commands.ts";
import { parseScanReport } from "../../shared/files/scan.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type HearsScan, scanReport } from "../entry-points/scan-report.ts";
import { logSecurity } from "../entry-points/security-log.ts";

/** Notes what was found in a file. That nobody can open it before, or if something was found, the file's own tag sees to. */
export const onFileScanned: HearsScan = async (needs, { id, detail }) => {
  const report = parseScanReport(detail);
  const { file, refused } = report;
  if (refused !== undefined) logSecurity("file refused", { file, why: refused });
  await noteScan(needs, report, systemOccasion(needs, id));
};

export const handler = scanReport(onFileScanned);
