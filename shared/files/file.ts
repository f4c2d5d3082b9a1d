import { normalized } from "../platform/text.ts";

/** A file that somebody sent and that was kept. `size` is in bytes; `type` is what it is, not what it is handed out as. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A file as it came: what its sender calls it, and what is in it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The largest file that is kept of a mail, in bytes. */
export const MOST_BYTES_BY_MAIL = 10 * 1_048_576;

/** The largest file of a form, in bytes: a Lambda takes requests of 6 MB, in which a form is a third longer than it is. */
export const MOST_BYTES_BY_FORM = 4 * 1_048_576;

/** The largest file that a script in the page sends straight to the bucket, in bytes. */
export const MOST_BYTES_DIRECT = 25 * 1_048_576;

const LONGEST_NAME = 100;
const LONGEST_SENT = 500;

// What file systems, shells and headers give a meaning of their own, and marks that make a name read backwards.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*;%`$]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The last part of a name behind its last dot, in lower case; empty where there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** A name that is safe to show, to store and to save under: its last part, without characters that mean something elsewhere, not too long. */
export const safeName = (name: string): string => {
  // The end is looked at only: there is the ending, and a name may be as long as its sender likes.
  const last = normalized(name.slice(-LONGEST_SENT)).split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replaceAll(UNSAFE, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[\s.]+|(?<![\s.])[\s.]+$/g, "");
  const named = plain === "" ? "file" : RESERVED.test(plain) ? `_${plain}` : plain;
  const characters = [...named];
  if (characters.length <= LONGEST_NAME) return named;
  const extension = extensionOf(named);
  const end = extension === "" ? "" : `.${extension}`;
  return `${characters.slice(0, LONGEST_NAME - end.length - 1).join("")}…${end}`;
};
