import { createHash } from "node:crypto";
import { ownValue } from "../platform/keys.ts";
import type { Content, FilePart } from "./content.ts";
import type { IncomingAttachment } from "./incoming-mail.ts";
import { bytesOfPart } from "./mime/body.ts";
import { readWords } from "./mime/encoded-words.ts";
import { headerOf } from "./mime/parts.ts";
import { openWinmail, type Winmail } from "./winmail.ts";

/** What came with a mail, and what is to be said of it. */
export interface Attached {
  readonly attachments: readonly IncomingAttachment[];
  readonly remarks: readonly string[];
  /** The words inside a `winmail.dat`, for a mail that has no others. */
  readonly packed: Pick<Winmail, "text" | "html"> | undefined;
  readonly answersCalendar: boolean;
}

/** More files than this are not looked at. */
const MOST_FILES = 30;

/** Pictures inside the text, smaller than this, are icons of signatures. A screenshot of two words is larger. */
const ICON_BYTES = 4000;

const office = "application/vnd.openxmlformats-officedocument";

const ENDINGS: Readonly<Record<string, string>> = {
  "message/rfc822": "eml",
  "message/global": "eml",
  "text/calendar": "ics",
  "application/ics": "ics",
  "text/plain": "txt",
  "text/csv": "csv",
  "text/comma-separated-values": "csv",
  "text/html": "html",
  "application/pdf": "pdf",
  "application/x-pdf": "pdf",
  "application/msword": "doc",
  "application/vnd.ms-excel": "xls",
  "application/vnd.ms-powerpoint": "ppt",
  [`${office}.wordprocessingml.document`]: "docx",
  [`${office}.spreadsheetml.sheet`]: "xlsx",
  [`${office}.presentationml.presentation`]: "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
  "image/png": "png",
  "image/x-png": "png",
  "image/jpeg": "jpg",
  "image/jpg": "jpg",
  "image/pjpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/heif": "heic",
};

const isMail = (type: string): boolean => type === "message/rfc822" || type === "message/global";

const nameOf = ({ part, type, name }: FilePart): string => {
  const named = readWords(name).trim();
  if (named !== "" && /\.[^.\s]{1,10}$/.test(named)) return named;
  const ending = ownValue(ENDINGS, type);
  const described = readWords(headerOf(part, "content-description")).trim();
  const title = named || described || (isMail(type) ? "mail" : "attachment");
  return ending === undefined ? title : `${title}.${ending}`;
};

/** An attached mail without what a mailbox puts before it: an empty line, or one that says when it was put there. */
const asMail = (bytes: Buffer): Buffer => {
  const begins =
    /^(?:[\r\n\s]*)(?:>?From [^\n]{0,1000}\n)?/.exec(bytes.toString("latin1", 0, 1200))?.[0] ?? "";
  return bytes.subarray(begins.length);
};

const methodOf = ({ part, type }: FilePart, bytes: Buffer): string | undefined => {
  if (type !== "text/calendar" && type !== "application/ics") return undefined;
  const inside = /^METHOD:\s*(\w+)/im.exec(bytes.toString("latin1", 0, 4000))?.[1];
  return (part.contentType.parameters.get("method") ?? inside)?.toUpperCase();
};

/** Parts that are no files but say something of the mail, and what they say. */
const remarkOn = ({ type, name }: FilePart, method: string | undefined): string | undefined => {
  if (/^application\/(x-)?pkcs7-signature$/.test(type) || type === "application/pgp-signature")
    return "The mail is signed. The signature was not checked; it is in the mail itself, which is kept.";
  if (/^application\/(x-)?pkcs7-mime$/.test(type))
    return "The mail is encrypted or sealed (S/MIME) and cannot be read here. Ask for it as an ordinary mail.";
  if (
    type === "application/pgp-encrypted" ||
    (type === "application/octet-stream" && name === "encrypted.asc")
  )
    return "The mail is encrypted (PGP) and cannot be read here. Ask for it as an ordinary mail.";
  if (method === "REPLY") return "It answers an invitation in a calendar.";
  if (method === "REQUEST") return "It is an invitation in a calendar.";
  return method === "CANCEL" ? "It cancels a meeting in a calendar." : undefined;
};

const NO_FILE =
  /^(application\/((x-)?pkcs7-(signature|mime)|pgp-(signature|encrypted|keys))|message\/(delivery-status|disposition-notification|feedback-report)|text\/rfc822-headers)$/;

const isNoFile = ({ type, name }: FilePart): boolean =>
  NO_FILE.test(type) || name === "encrypted.asc" || name === "smime.p7m";

const UNOPENED =
  "Outlook packed what was attached in winmail.dat, which could not be opened. Ask for it again, not as rich text.";

const remarkOnPacked = (inside: Winmail | undefined): string | undefined => {
  if (inside === undefined) return UNOPENED;
  return inside.files.length === 0
    ? undefined
    : "What was attached came packed in winmail.dat; the files were taken out of it.";
};

/** The files among a mail's parts. `hasWords`: it says something besides. */
export const attachedIn = ({ files }: Pick<Content, "files">, hasWords: boolean): Attached => {
  const attachments: IncomingAttachment[] = [];
  const remarks = new Set<string>();
  const seen = new Set<string>();
  const icons: string[] = [];
  let packed: Winmail | undefined;
  let answersCalendar = false;
  const unread = files.slice(4 * MOST_FILES).length;
  for (const file of files.slice(0, 4 * MOST_FILES)) {
    const raw = bytesOfPart(file.part);
    const bytes = isMail(file.type) ? asMail(raw) : raw;
    const method = methodOf(file, bytes);
    answersCalendar ||= method === "REPLY" || method === "COUNTER";
    const remark = remarkOn(file, method);
    if (remark !== undefined) remarks.add(remark);
    if (isNoFile(file)) continue;
    const isPicture = file.type.startsWith("image/");
    if (file.type === "application/ms-tnef" || /^winmail\.dat$/i.test(file.name)) {
      packed = openWinmail(bytes);
      const said = remarkOnPacked(packed);
      if (said !== undefined) remarks.add(said);
      if (packed !== undefined) {
        attachments.push(...packed.files);
        continue;
      }
    }
    // Outlook and Gmail attach the same invitation twice, under two names.
    const digest = createHash("sha256").update(bytes).digest("base64");
    const isTwice = seen.has(digest) && (method !== undefined || isPicture);
    seen.add(digest);
    if (isTwice) continue;
    if (file.inText && isPicture && hasWords && bytes.byteLength < ICON_BYTES) icons.push(nameOf(file));
    else
      attachments.push({
        name: nameOf(file),
        type: file.type,
        bytes,
        ...(file.inText && isPicture ? { inText: true } : {}),
      });
  }
  if (icons.length > 0)
    remarks.add(
      `Small pictures of the text were left out: ${icons.slice(0, 10).join(", ")}${icons.length > 10 ? ", …" : ""}. They are in the mail itself, which is kept.`,
    );
  const left = attachments.slice(MOST_FILES).map(({ name }) => name);
  if (left.length + unread > 0)
    remarks.add(
      `${left.length + unread} more files were not kept${left.length === 0 ? "" : `: ${left.slice(0, 20).join(", ")}`}. They are in the mail itself, which is kept.`,
    );
  return { attachments: attachments.slice(0, MOST_FILES), remarks: [...remarks], packed, answersCalendar };
};
