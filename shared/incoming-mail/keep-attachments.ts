import { v5 } from "uuid";
import type { Files } from "../files/bucket.ts";
import { checkFile } from "../files/check.ts";
import { keepAwaitingScan } from "../files/commands.ts";
import { type KeptFile, MOST_BYTES_BY_MAIL, safeName } from "../files/file.ts";
import { notKept } from "../files/words.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import type { NewId } from "../platform/ids.ts";
import type { IncomingMail } from "./incoming-mail.ts";

/** The files that were kept of a mail, and what is to be said of the others. */
export interface KeptOfMail {
  readonly files: KeptFile[];
  readonly remarks: string[];
}

/** Ids of attachments are made in this namespace (RFC 9562 5.5) from the mail's key and their place in it: the same mail again, the same ids. */
const NAMESPACE = "6f0c9e3a-6d0b-4a54-9a53-0b4fcd1f2f0e";

/**
 * Keeps those attachments of a mail that may be kept. Nothing is kept of one in which a virus was found. Called again for the same mail, it keeps
 * the same files under the same ids.
 */
export const keepAttachments = async (
  needs: CommitNeeds & { readonly newId: NewId; readonly files: Files },
  { attachments, verdicts }: Pick<IncomingMail, "attachments" | "verdicts">,
  key: string,
): Promise<KeptOfMail> => {
  if (verdicts.virus === "fail" && attachments.length > 0)
    return { files: [], remarks: ["What was attached was not kept, because a virus was found in the mail."] };
  const files: KeptFile[] = [];
  const remarks: string[] = [];
  for (const [index, sent] of attachments.entries()) {
    const checked = await checkFile(sent, MOST_BYTES_BY_MAIL);
    if ("good" in checked)
      files.push(await keepAwaitingScan(needs, needs.files, checked.good, v5(`${key}#${index}`, NAMESPACE)));
    else remarks.push(notKept(safeName(sent.name), checked.refused, MOST_BYTES_BY_MAIL));
  }
  return { files, remarks };
};
