import { openFiles, readScan } from "../../shared/files/bucket.ts";
import { noteScan } from "../../shared/files/commands.ts";
import { FileScanDue } from "../../shared/files/entries.ts";
import { readFileCheck } from "../../shared/files/store.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { lazily } from "../entry-points/needs.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/**
 * Looks after a file whose scan nobody has told of for an hour. Where it was scanned and only the report was lost, that is noted. Where it was not, this
 * fails, and so is among the failures once, with the alarm; doing it again from there looks again. The file stays closed.
 */
export const onFileScanDue: Reaction<object> = async (needs, { subject }, occasion) => {
  const file = subject.id;
  const check = await readFileCheck(needs.table, file);
  if (check === undefined || check.why !== undefined) return;
  const scanned = await readScan(await filesBucket(), file);
  if (scanned === "being-checked")
    throw new Fault(
      `The file ${file} was not scanned within an hour, so nobody can open it. See whether GuardDuty scans the files bucket.`,
    );
  const refused = scanned === "clean" || scanned === "missing" ? undefined : scanned;
  await noteScan(needs, { file, refused }, occasion);
};

export const handler = reaction("files/on-file-scan-due", FileScanDue, onFileScanDue);
