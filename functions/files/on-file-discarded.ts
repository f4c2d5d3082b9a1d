import { openFiles } from "../../shared/files/bucket.ts";
import { FileDiscarded } from "../../shared/files/entries.ts";
import { fileCheckKey } from "../../shared/files/store.ts";
import { eraseObject } from "../../shared/files/versions.ts";
import { commit } from "../../shared/journal/commit.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { lazily } from "../entry-points/needs.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

// S3's clock and ours may differ a little.
const SKEW_HOURS = 10 / 3600;

/**
 * Erases a file that is not needed any more, with every version of it, and what was noted of its scan. The same form sent once more keeps the same file anew: so what
 * was written after it was discarded stays, however late this is done.
 */
export const onFileDiscarded: Reaction<object> = async (needs, { subject, at }, { once }) => {
  await eraseObject(await filesBucket(), `files/${subject.id}`, plusHours(at, SKEW_HOURS));
  await commit(needs, { once, writes: [{ delete: fileCheckKey(subject.id) }] });
};

export const handler = reaction("files/on-file-discarded", FileDiscarded, onFileDiscarded);
