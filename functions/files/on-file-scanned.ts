import { FileRefused } from "../../shared/files/entries.ts";
import { parseScanReport } from "../../shared/files/scan.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { type HearsScan, scanReport } from "../entry-points/scan-report.ts";
import { logSecurity } from "../entry-points/security-log.ts";

/** Writes down that nobody can open a file, and why. That nobody can, the file's own tag sees to. */
export const onFileScanned: HearsScan = async (needs, { id, detail }) => {
  const { file, refused: why } = parseScanReport(detail);
  if (why === undefined) return;
  logSecurity("file refused", { file, why });
  const occasion = {
    now: needs.now(),
    newId: needs.newId,
    actor: { kind: "system" },
    correlation: id,
  } as const;
  await commit(needs, {
    once: `files/on-file-scanned:${file}`,
    entries: [record(FileRefused, { subject: file, data: { why } }, occasion)],
  });
};

export const handler = scanReport(onFileScanned);
