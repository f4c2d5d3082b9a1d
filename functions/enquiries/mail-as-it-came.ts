import { openFiles } from "../../shared/files/bucket.ts";
import { openMail } from "../../shared/incoming-mail/mail-bucket.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { lazily } from "../entry-points/needs.ts";
import { logSecurity } from "../entry-points/security-log.ts";
import { showOpened } from "../files/show-opened.ts";

const mailBucket = lazily(() => openFiles(readSettings(["MAIL_BUCKET"], process.env).MAIL_BUCKET));

/** A mail that somebody of the team asks for as it came: where it lies, what it belongs to, and who asks. */
export interface AskedMail {
  readonly key: string | undefined;
  /** The enquiry or the held mail that it belongs to, as the log names it. */
  readonly of: string;
  readonly person: string;
}

/**
 * Sends somebody of the team to a mail as it came, to be saved and never shown: it is what a stranger wrote, and was found clean. That they asked is
 * written down. The
 * address that it leads to is good for a minute. It lies there for 400 days.
 */
export const mailAsItCame = async ({ key, of, person }: AskedMail) => {
  if (key === undefined) return showOpened({ not: "missing" });
  const opened = await openMail(await mailBucket(), key, `${of}.eml`);
  if ("address" in opened) logSecurity("mail downloaded", { person, of });
  return showOpened(opened);
};
