import type { Attachment } from "postal-mime";
import { ownValue } from "../platform/keys.ts";
import type { IncomingAttachment } from "./incoming-mail.ts";
import { openWinmail } from "./winmail.ts";

/** What came with a mail, and what is to be said of it. */
export interface Attached {
  readonly attachments: readonly IncomingAttachment[];
  readonly remarks: readonly string[];
}

/** More files than this are not looked at. */
const MOST_FILES = 30;

/** Pictures inside the text, smaller than this, are logos and icons of signatures. */
const DECORATION_BYTES = 20_000;

const ENDINGS: Readonly<Record<string, string>> = {
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "application/ics": "ics",
  "text/plain": "txt",
  "text/csv": "csv",
  "text/html": "html",
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
};

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);

const nameOf = ({ filename, mimeType, description }: Attachment): string => {
  const named = (filename ?? "").trim();
  if (named !== "" && /\.[^.\s]{1,10}$/.test(named)) return named;
  const ending = ownValue(ENDINGS, mimeType);
  const title =
    named || (description ?? "").trim() || (mimeType === "message/rfc822" ? "mail" : "attachment");
  return ending === undefined ? title : `${title}.${ending}`;
};

const isDecoration = (part: Attachment): boolean =>
  part.related === true && part.mimeType.startsWith("image/") && bytesOf(part).byteLength < DECORATION_BYTES;

/** Parts that are no files but say something of the mail, and what they say. */
const remarkOn = ({ mimeType, method, filename }: Attachment): string | undefined => {
  if (/^application\/(x-)?pkcs7-signature$/.test(mimeType) || mimeType === "application/pgp-signature")
    return "The mail is signed. The signature was not checked; it is in the mail itself, which is kept.";
  if (/^application\/(x-)?pkcs7-mime$/.test(mimeType))
    return "The mail is encrypted or sealed (S/MIME) and cannot be read here. Ask for it as an ordinary mail.";
  if (
    mimeType === "application/pgp-encrypted" ||
    (mimeType === "application/octet-stream" && filename === "encrypted.asc")
  )
    return "The mail is encrypted (PGP) and cannot be read here. Ask for it as an ordinary mail.";
  if (method === "REPLY") return "It answers an invitation in a calendar.";
  if (method === "REQUEST") return "It is an invitation in a calendar.";
  if (method === "CANCEL") return "It cancels a meeting in a calendar.";
  return undefined;
};

const NO_FILE =
  /^(application\/((x-)?pkcs7-(signature|mime)|pgp-(signature|encrypted|keys))|message\/(delivery-status|disposition-notification|feedback-report)|text\/rfc822-headers)$/;

const isNoFile = ({ mimeType, filename }: Attachment): boolean =>
  NO_FILE.test(mimeType) || filename === "encrypted.asc" || filename === "smime.p7m";

/** The files among a mail's parts. */
export const attachedIn = (parts: readonly Attachment[]): Attached => {
  const attachments: IncomingAttachment[] = [];
  const remarks = new Set<string>();
  for (const part of parts) {
    const remark = remarkOn(part);
    if (remark !== undefined) remarks.add(remark);
    if (isNoFile(part) || isDecoration(part)) continue;
    const bytes = bytesOf(part);
    const packed = part.mimeType === "application/ms-tnef" || /^winmail\.dat$/i.test(part.filename ?? "");
    const inside = packed ? openWinmail(bytes) : undefined;
    if (packed)
      remarks.add(
        inside === undefined
          ? "Outlook packed what was attached in winmail.dat, which could not be opened. Ask for it again, not as rich text."
          : "What was attached came packed in winmail.dat; the files were taken out of it.",
      );
    if (inside !== undefined) attachments.push(...inside);
    else attachments.push({ name: nameOf(part), type: part.mimeType, bytes });
  }
  const more = attachments.length - MOST_FILES;
  if (more > 0) remarks.add(`${more} more files were not kept. They are in the mail itself, which is kept.`);
  return { attachments: attachments.slice(0, MOST_FILES), remarks: [...remarks] };
};
