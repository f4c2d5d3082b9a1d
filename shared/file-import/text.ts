import { keysOf } from "../platform/keys.ts";

/** The encodings that files of a table come in, and what each is called. */
export const encodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (Unicode text of Excel or Teams)",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows, Western European",
  "windows-1250": "Windows, Central European",
  macintosh: "Mac OS Roman",
} as const;

/** An encoding of text. */
export type Encoding = keyof typeof encodings;

/** The encodings as a list that a form or a schema can take. */
export const encodingNames = keysOf(encodings);

const BYTES_LOOKED_AT = 4000;

/** UTF-16 without a byte order mark: of most letters one byte of the two is zero, always the same one. */
const zerosSay = (bytes: Uint8Array): Encoding | undefined => {
  const some = bytes.subarray(0, BYTES_LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of some.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = some.length / 5;
  if (odd > many && even < many / 10) return "utf-16le";
  if (even > many && odd < many / 10) return "utf-16be";
  return undefined;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * The encoding that a text most likely has: as its byte order mark says, UTF-16 by its zeros, UTF-8 where it is well formed, and otherwise
 * that of a spreadsheet's export from Windows.
 */
export const guessEncoding = (bytes: Uint8Array): Encoding => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return zerosSay(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
};

/** Bytes as text, without a byte order mark and without NUL, which some exports have between rows. Never throws. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes).replaceAll("\u0000", "");

/** What a file is that is no text: how its bytes begin, and what to say. */
const BINARY = [
  { begins: [0x50, 0x4b, 3, 4], is: "workbook" },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], is: "workbook" },
  { begins: [0x25, 0x50, 0x44, 0x46], is: "not-text" },
] as const;

const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** Whether a file is no text at all: a workbook of a spreadsheet, which can be saved as text, or something else. */
export const refuseBinary = (bytes: Uint8Array): "workbook" | "not-text" | undefined => {
  const known = BINARY.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) return known.is;
  const head = decodeText(bytes.subarray(0, BYTES_LOOKED_AT), guessEncoding(bytes));
  return (head.match(CONTROL)?.length ?? 0) * 20 > head.length ? "not-text" : undefined;
};
