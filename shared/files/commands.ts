import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Occasion, record } from "../journal/entry.ts";
import type { NewId } from "../platform/ids.ts";
import type { TimerName } from "../timers/timer.ts";
import { type Files, keepFile } from "./bucket.ts";
import type { GoodFile } from "./check.ts";
import { FileRefused, FileScanDue } from "./entries.ts";
import type { KeptFile } from "./file.ts";
import { type FileCheck, scanDue } from "./file-check.ts";
import type { RefusedByScan } from "./scan.ts";
import { fileCheckItem, fileCheckKey, readFileCheck } from "./store.ts";

const timerOf = (check: FileCheck): TimerName => ({ id: `file-scan:${check.id}`, due: scanDue(check) });

/**
 * Keeps a checked file under `id`. That its scan is awaited is noted before: its report may come at once, and must find the note. The same again
 * changes nothing.
 */
export const keepAwaitingScan = async (
  needs: CommitNeeds & { readonly newId: NewId },
  files: Files,
  good: GoodFile,
  id: string,
): Promise<KeptFile> => {
  const occasion: Occasion = {
    now: needs.now(),
    newId: needs.newId,
    actor: { kind: "system" },
    correlation: id,
  };
  const check = { id, since: occasion.now };
  await commit(needs, {
    once: `files/await-scan:${id}`,
    writes: [{ put: fileCheckItem(check) }],
    setTimers: [{ ...timerOf(check), entry: record(FileScanDue, { subject: id, data: {} }, occasion) }],
  });
  return keepFile(files, good, id);
};

/** Notes what a scan found: a clean file is awaited no more, and of another, why nobody can open it. Once for each file, whoever tells of it first. */
export const noteScan = async (
  needs: CommitNeeds,
  { file, refused }: { readonly file: string; readonly refused: RefusedByScan | undefined },
  occasion: Occasion,
): Promise<void> => {
  const check = await readFileCheck(needs.table, file);
  if (check === undefined && refused === undefined) return;
  const { since } = check ?? { since: occasion.now };
  await commit(needs, {
    once: `files/on-file-scanned:${file}`,
    writes: [
      refused === undefined
        ? { delete: fileCheckKey(file) }
        : { put: fileCheckItem({ id: file, since, why: refused }) },
    ],
    cancelTimers: check === undefined ? [] : [timerOf(check)],
    entries:
      refused === undefined ? [] : [record(FileRefused, { subject: file, data: { why: refused } }, occasion)],
  });
};
