import { openFiles } from "../../shared/files/bucket.ts";
import { FileDiscarded } from "../../shared/files/entries.ts";
import { fileCheckKey } from "../../shared/files/store.ts";
import { eraseObject } from "../../shared/files/versions.ts";
import { commit } from "../../shared/journal/commit.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { lazily } from "../entry-points/needs.ts";

const filesBucket = lazily(() => openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET));

/** Erases a file that is not needed any more, with every version of it, and what was noted of its scan. */
export const onFileDiscarded: Reaction<object> = async (needs, { subject }, { once }) => {
  await eraseObject(await filesBucket(), `files/${subject.id}`);
  await commit(needs, { once, writes: [{ delete: fileCheckKey(subject.id) }] });
};

export const handler = reaction("files/on-file-discarded", FileDiscarded, onFileDiscarded);
