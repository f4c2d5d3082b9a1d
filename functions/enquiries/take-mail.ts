import type { MailNeeds } from "../../shared/enquiries/mail/look-up.ts";
import { receiveMail } from "../../shared/enquiries/mail/receive.ts";
import { type Files, openFiles } from "../../shared/files/bucket.ts";
import type { Ours } from "../../shared/incoming-mail/automatic.ts";
import { keepAttachments } from "../../shared/incoming-mail/keep-attachments.ts";
import { readMail } from "../../shared/incoming-mail/read-mail.ts";
import { resumeByMail } from "../../shared/letters/address-commands.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { mailIdOf, type TakesMail } from "../entry-points/incoming-mail.ts";
import { lazily, systemOccasion } from "../entry-points/needs.ts";

/** What taking in a mail needs besides: a bucket for what is attached, the keys of signed addresses, and which mails are our own. */
interface OwnNeeds extends Pick<MailNeeds, "keys" | "incomingDomain"> {
  readonly files: Files;
  readonly ours: Ours;
}

const ownNeeds = lazily(async (): Promise<OwnNeeds> => {
  const { FILES_BUCKET, SECRET_ID, INCOMING_DOMAIN, LETTERS_FROM } = readSettings(
    ["FILES_BUCKET", "SECRET_ID", "INCOMING_DOMAIN", "LETTERS_FROM"],
    process.env,
  );
  return {
    files: openFiles(FILES_BUCKET),
    keys: await fetchSigningKeys(SECRET_ID),
    incomingDomain: INCOMING_DOMAIN,
    ours: { sender: LETTERS_FROM, incomingDomain: INCOMING_DOMAIN },
  };
});

/** Takes in a mail: reads it, keeps what may be kept of what is attached, and files it where it belongs. The same mail again changes nothing. */
export const takeMail: TakesMail = async (given, { key, bytes }) => {
  const needs = { ...given, ...(await ownNeeds()) };
  const mail = await readMail(bytes, needs.ours);
  const occasion = systemOccasion(needs, mailIdOf(key));
  // Before it is taken in, so that the acknowledgement goes out, too.
  await resumeByMail(needs, mail, { once: `letters/resumed-by:${key}`, occasion });
  const { files, remarks } = await keepAttachments(needs, mail, key);
  await receiveMail(needs, { mail, files, remarks, original: key }, occasion);
};
