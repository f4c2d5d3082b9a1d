import type { MailNeeds } from "../../shared/enquiries/look-up-mail.ts";
import { receiveMail } from "../../shared/enquiries/receive-mail.ts";
import { type Files, openFiles } from "../../shared/files/bucket.ts";
import type { Ours } from "../../shared/incoming-mail/automatic.ts";
import { keepAttachments } from "../../shared/incoming-mail/keep-attachments.ts";
import { readMail } from "../../shared/incoming-mail/read-mail.ts";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import { incomingMail, mailIdOf, type TakesMail } from "../entry-points/incoming-mail.ts";
import { type Needs, systemOccasion } from "../entry-points/needs.ts";

interface ReceiptNeeds extends Needs, MailNeeds {
  readonly files: Files;
  readonly ours: Ours;
}

/** Takes in a mail: reads it, keeps what may be kept of what is attached, and files it where it belongs. The same mail again changes nothing. */
export const onMailReceived: TakesMail<ReceiptNeeds> = async (needs, { key, bytes }) => {
  const mail = await readMail(bytes, needs.ours);
  const { files, remarks } = await keepAttachments(needs.files, mail, key);
  await receiveMail(needs, { mail, files, remarks, original: key }, systemOccasion(needs, mailIdOf(key)));
};

const own = settings.pick({
  FILES_BUCKET: true,
  SECRET_ID: true,
  INCOMING_DOMAIN: true,
  LETTERS_FROM: true,
});

export const handler = incomingMail(onMailReceived, async (needs: Needs): Promise<ReceiptNeeds> => {
  const { FILES_BUCKET, SECRET_ID, INCOMING_DOMAIN, LETTERS_FROM } = readSettings(own, process.env);
  return {
    ...needs,
    files: openFiles(FILES_BUCKET),
    keys: await fetchSigningKeys(SECRET_ID),
    incomingDomain: INCOMING_DOMAIN,
    ours: { sender: LETTERS_FROM, incomingDomain: INCOMING_DOMAIN },
  };
});
