import PostalMime, { type Email } from "postal-mime";
import { oneLine } from "../platform/text.ts";
import { attachedIn } from "./attachments.ts";
import { automaticKindOf, type Ours } from "./automatic.ts";
import { headersOf, messageIdOf, recipientsOf, referencesOf } from "./headers.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import { bodyOf } from "./plain-text.ts";
import { proofOfSender } from "./sender-proof.ts";
import { splitQuoted } from "./split-quoted.ts";
import { verdictsOf } from "./verdicts.ts";

const LIMITS = { maxNestingDepth: 40, maxHeadersSize: 512 * 1024, maxRfc822NestingDepth: 3 } as const;

/** Lines that could begin a part. A mail with more is made to break its reader. */
const MOST_PARTS = 10_000;

/** Of a mail that cannot be taken apart, so many bytes are shown as they came. */
const SHOWN_AS_IT_CAME = 20_000;

const hasTooManyParts = (mail: Buffer): boolean => {
  let count = 0;
  for (let at = mail.indexOf("\n--"); at >= 0 && count <= MOST_PARTS; at = mail.indexOf("\n--", at + 3))
    count += 1;
  return count > MOST_PARTS;
};

const parse = async (bytes: Uint8Array): Promise<Email | undefined> => {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    return undefined;
  }
};

const BROKEN =
  "The mail is broken, or made to break programs. Part of it is shown as it came; the mail itself is kept.";

/** A mail that could not be taken apart: its headers if they can be read, and the beginning of the rest as it came. */
const asItCame = async (mail: Buffer): Promise<Email> => {
  const end = mail.indexOf("\r\n\r\n");
  const head = mail.subarray(0, Math.min(end < 0 ? mail.length : end, LIMITS.maxHeadersSize / 2));
  // The type would make it be taken apart again.
  const plain = head.toString("latin1").replaceAll(/^content-/gim, "X-Content-");
  const text = mail.subarray(head.length, head.length + SHOWN_AS_IT_CAME).toString("utf8");
  const read = await parse(Buffer.from(`${plain}\r\n\r\n`, "latin1"));
  return { headers: [], headerLines: [], ...read, text, attachments: [] };
};

const CHARSET = /\bcharset\s*=\s*"?([\w.:+-]{1,40})/gi;
const KNOWN_OTHERWISE =
  /^(x-|cs)?(cp|windows-?|ms-?|ibm)?[0-9_-]{3,6}$|^(ascii|us-ascii|8bit|binary|unknown-8bit|default|_?iso|shift|euc|ks_c|gb|big5|utf-?16)/i;

/** The charsets that a mail names and that nobody here can read. */
const unreadable = (mail: Buffer): string[] => {
  const named = [...mail.subarray(0, 200_000).toString("latin1").matchAll(CHARSET)].flatMap(
    ([, name]) => name ?? [],
  );
  return [...new Set(named)].filter((name) => {
    if (/^(utf-7|hz-gb-2312|iso-2022-kr)$/i.test(name)) return true;
    try {
      new TextDecoder(name);
      return false;
    } catch {
      return !KNOWN_OTHERWISE.test(name);
    }
  });
};

const senderOf = ({ from }: Email): IncomingMail["from"] => {
  const mailbox = from?.address === undefined ? from?.group?.[0] : from;
  const address = mailbox?.address?.trim().toLowerCase() ?? "";
  return address === "" ? undefined : { name: oneLine(mailbox?.name ?? "").slice(0, 200), address };
};

/** A mail that was attached as a whole, in words: who wrote it, and what. */
const attachedMail = async (bytes: Uint8Array): Promise<string> => {
  const inner = await parse(bytes);
  if (inner === undefined) return "";
  const from = senderOf(inner);
  const lines = [
    from === undefined ? "" : `From: ${from.name} <${from.address}>`,
    inner.date === undefined ? "" : `Date: ${inner.date}`,
    `Subject: ${oneLine(inner.subject ?? "")}`,
  ];
  const body = await bodyOf(inner);
  return `---------- Forwarded message ----------\n${lines.filter((line) => line !== "").join("\n")}\n\n${body.text.trim()}`;
};

/** Somebody who forwards a mail as a file says little more than "see below". */
const LITTLE_TEXT = 400;
const MOST_TEXT = 100_000;

/**
 * Reads a mail as it came from the mail service. Never throws: whatever it is, it gives something to show, with remarks that say what could not
 * be read. `ours` says which mails are our own.
 */
export const readMail = async (bytes: Uint8Array, ours: Ours): Promise<IncomingMail> => {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = hasTooManyParts(mail) ? undefined : await parse(mail);
  const email = whole ?? (await asItCame(mail));
  const headers = headersOf(email.headers);
  const from = senderOf(email);
  const subject = oneLine(email.subject ?? "")
    .slice(0, 500)
    .toWellFormed();
  const body = await bodyOf(email);
  const references = referencesOf(headers);
  const parted = splitQuoted(body.text, { subject, answers: references.length > 0 });
  const attached = attachedIn(email.attachments);
  const forwarded = attached.attachments.find(({ type }) => type === "message/rfc822");
  const inner =
    forwarded !== undefined && parted.text.length < LITTLE_TEXT ? await attachedMail(forwarded.bytes) : "";
  return {
    messageId: messageIdOf(headers),
    references,
    from,
    recipients: recipientsOf(headers),
    subject,
    text: [parted.text, inner]
      .filter((text) => text !== "")
      .join("\n\n")
      .slice(0, MOST_TEXT),
    quoted: parted.quoted,
    attachments: attached.attachments,
    automatic: automaticKindOf(headers, { from, subject }, ours),
    proof: proofOfSender(headers, from),
    verdicts: verdictsOf(headers),
    remarks: [
      ...(whole === undefined ? [BROKEN] : []),
      ...body.remarks,
      ...unreadable(mail).map(
        (name) => `Part of it is written in a character set that cannot be read here (${name}).`,
      ),
      ...(parted.text === "" && inner === "" ? ["It has no text of its own."] : []),
      ...attached.remarks,
    ],
  };
};
