import { v5 } from "uuid";
import { checkFile, type GoodFile } from "../../shared/files/check.ts";
import { FileDiscarded } from "../../shared/files/entries.ts";
import { type KeptFile, MOST_BYTES_BY_FORM, MOST_BYTES_DIRECT, safeName } from "../../shared/files/file.ts";
import { fileProblem } from "../../shared/files/words.ts";
import type { Command } from "../../shared/journal/change.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily, type Needs } from "./needs.ts";
import type { PageRequest } from "./request.ts";

// The S3 client comes with the first file: to look at the page needs none.
const filesBucket = lazily(async () => {
  const { openFiles } = await import("../../shared/files/bucket.ts");
  return openFiles(readSettings(["FILES_BUCKET"], process.env).FILES_BUCKET);
});

/** The file that was sent with a form or before it, if it may be kept; otherwise what is wrong with it, in words. */
export const readSentFile = async ({
  files,
}: Pick<PageRequest, "files">): Promise<GoodFile | { readonly problem: string }> => {
  const [sent] = files;
  if (sent === undefined) return { problem: "Choose a file" };
  const name = safeName(sent.name);
  if (sent.cut) return { problem: fileProblem(name, "too-large", MOST_BYTES_BY_FORM) };
  const checked = await checkFile(sent, MOST_BYTES_DIRECT);
  return "good" in checked
    ? checked.good
    : { problem: fileProblem(name, checked.refused, MOST_BYTES_DIRECT) };
};

/** Ids of files of forms are made in this namespace (RFC 9562 5.5) from the name of the request: the same request again, the same file. */
const NAMESPACE = "0d1a3f43-5b8c-4a3d-9d52-5e1a62c1b7f4";

/**
 * Keeps the checked file of the request that `once` names. A file that nothing points to is harmless, the other way round is not: so it is kept before
 * it is recorded.
 */
export const keepSentFile = async (needs: Needs, good: GoodFile, once: string): Promise<KeptFile> => {
  const { keepAwaitingScan } = await import("../../shared/files/commands.ts");
  return keepAwaitingScan(needs, await filesBucket(), good, v5(once, NAMESPACE));
};

/**
 * Records a file that was just kept. Where that is refused (somebody closed, submitted or filled up meanwhile what it was for), nothing will ever point to the
 * file, so it is discarded.
 */
export const recordSentFile = async <Recorded extends object>(
  needs: Needs,
  file: KeptFile,
  { occasion, once }: Command,
  save: () => Promise<Recorded>,
): Promise<Recorded> => {
  const recorded = await save();
  if ("refusal" in recorded)
    await commit(needs, {
      once: `files/not-recorded:${once}`,
      entries: [record(FileDiscarded, { subject: file.id, data: {} }, occasion)],
    });
  return recorded;
};
