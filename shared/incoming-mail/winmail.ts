import type { IncomingAttachment } from "./incoming-mail.ts";
import { decodeText } from "./mime/charset.ts";
import { textOfRtf } from "./rtf.ts";

// MS-OXTNEF 2.1.3: a stream of attributes, of which these say what is attached, and what is written.
const SIGNATURE = 0x223e9f78;
const ATTACH_BEGINS = 0x00069002;
const ATTACH_TITLE = 0x00018010;
const ATTACH_DATA = 0x0006800f;
const BODY = 0x0002800c;
const PROPERTIES = 0x00069003;

// MS-OXCMSG: of a message's properties, those that hold its words.
const WORDS = 0x1000;
const WORDS_IN_HTML = 0x1013;
const WORDS_IN_RTF = 0x1009;

const HEAD = 9;
const CHECKSUM = 2;
const MOST_ATTRIBUTES = 2000;
const MOST_PROPERTIES = 500;

/** What was found inside a `winmail.dat`: its files, and its words as plain text or as a page. */
export interface Winmail {
  readonly files: readonly IncomingAttachment[];
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/** Text in the code page of western Windows unless it is UTF-8, up to its final nought. */
const textIn = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end)).text;
};

/** How long a value of a property of this type is, where it has one length. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x000a, 4],
  [0x000b, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
]);
const TEXTS = new Set([0x001e, 0x001f, 0x0102, 0x000d]);

const padded = (length: number): number => length + ((4 - (length % 4)) % 4);

/** The properties that hold words, by their number. Reading ends at the first that is not understood: what follows cannot be found. */
const wordsIn = (data: Uint8Array): Map<number, { type: number; bytes: Uint8Array }> => {
  const found = new Map<number, { type: number; bytes: Uint8Array }>();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = Math.min(data.byteLength < 4 ? 0 : view.getUint32(0, true), MOST_PROPERTIES);
  let at = 4;
  for (let index = 0; index < count && at + 4 <= data.byteLength; index += 1) {
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    // Named properties bring a name along, whose length differs; those with words have none.
    if (id >= 0x8000) break;
    const fixed = FIXED.get(type);
    if (fixed !== undefined) at += fixed;
    else if (TEXTS.has(type) && at + 8 <= data.byteLength) {
      const length = view.getUint32(at + 4, true);
      if (view.getUint32(at, true) !== 1 || at + 8 + length > data.byteLength) break;
      found.set(id, { type, bytes: data.subarray(at + 8, at + 8 + length) });
      at += 8 + padded(length);
    } else break;
  }
  return found;
};

const textOfProperty = (property: { type: number; bytes: Uint8Array } | undefined): string | undefined => {
  if (property === undefined) return undefined;
  return property.type === 0x001f
    ? Buffer.from(property.bytes).toString("utf16le").replaceAll("\0", "")
    : textIn(property.bytes);
};

/**
 * What is inside a `winmail.dat`, in which Outlook packs files and words for its own kind; undefined when it is none, or broken. Reads by the lengths
 * that it states and never beyond its end.
 */
export const openWinmail = (bytes: Uint8Array): Winmail | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 6 || view.getUint32(0, true) !== SIGNATURE) return undefined;
  const found: { name: string; bytes: Uint8Array | undefined }[] = [];
  let text: string | undefined;
  let html: string | undefined;
  let at = 6;
  for (let count = 0; at + HEAD <= bytes.byteLength && count < MOST_ATTRIBUTES; count += 1) {
    const id = view.getUint32(at + 1, true);
    const end = at + HEAD + view.getUint32(at + 5, true);
    if (end > bytes.byteLength) return undefined;
    const data = bytes.subarray(at + HEAD, end);
    const last = found.at(-1);
    if (id === ATTACH_BEGINS) found.push({ name: "", bytes: undefined });
    else if (id === ATTACH_TITLE && last !== undefined) last.name = textIn(data);
    else if (id === ATTACH_DATA && last !== undefined) last.bytes = data;
    else if (id === BODY) text ??= textIn(data);
    else if (id === PROPERTIES) {
      const words = wordsIn(data);
      const rtf = words.get(WORDS_IN_RTF);
      html ??= textOfProperty(words.get(WORDS_IN_HTML));
      text ??= textOfProperty(words.get(WORDS)) ?? (rtf === undefined ? undefined : textOfRtf(rtf.bytes));
    }
    at = end + CHECKSUM;
  }
  const files = found.flatMap(({ name, bytes: content }) =>
    content === undefined ? [] : [{ name: name || "file", type: "application/octet-stream", bytes: content }],
  );
  return { files, text, html };
};
