import { type DecodedText, decodeText } from "./charset.ts";
import { headerOf, type MimePart } from "./parts.ts";

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

const hex = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

/** Quoted-printable (RFC 2045 6.7). What is wrong in it stays as it is. */
const ofQuotedPrintable = (encoded: Buffer): Buffer => {
  const bytes = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const byte = encoded[at] ?? 0;
    if (byte !== EQUALS) {
      bytes[length++] = byte;
      continue;
    }
    const [high, low] = [hex(encoded[at + 1]), hex(encoded[at + 2])];
    if (high >= 0 && low >= 0) {
      bytes[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    let end = at + 1;
    while (encoded[end] === 0x20 || encoded[end] === 0x09 || encoded[end] === CR) end += 1;
    if (encoded[end] === LF || end === encoded.length) at = end;
    else bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
};

/** Base64, also where several pieces with an end each follow one another. */
const ofBase64 = (encoded: Buffer): Buffer => {
  const text = encoded.toString("latin1");
  const end = text.indexOf("=");
  if (end < 0 || !/[A-Za-z0-9+/]/.test(text.slice(end, end + 2000))) return Buffer.from(text, "base64");
  return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, "base64")));
};

const decoded = (encoded: Buffer, encoding: string): Buffer => {
  if (encoding.includes("base64")) return ofBase64(encoded);
  return encoding.includes("quoted-printable") ? ofQuotedPrintable(encoded) : encoded;
};

/** The bytes of a part, decoded. */
export const bytesOfPart = (part: MimePart): Buffer =>
  decoded(part.body, headerOf(part, "content-transfer-encoding").toLowerCase());

/** Of a text, so many bytes are read as they came: more than anybody reads, and little enough for any memory. */
const MOST_TEXT_BYTES = 3_000_000;

/** Puts flowed lines together again, those of a quote only with others of the same quote (RFC 3676). */
const ofFlowed = (text: string, deleteSpace: boolean): string => {
  const lines: string[] = [];
  let flowing: number | undefined;
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0] ?? "";
    const words = line.slice(marks.length).replace(/^ /, "");
    const last = lines.at(-1);
    if (flowing === marks.length && last !== undefined)
      lines[lines.length - 1] = (deleteSpace ? last.slice(0, -1) : last) + words;
    else lines.push(marks === "" ? words : `${marks} ${words}`);
    flowing = words.endsWith(" ") && words !== "-- " ? marks.length : undefined;
  }
  return lines.join("\n");
};

/** What a page of HTML says of its own character set. */
const charsetOfPage = (bytes: Buffer): string | undefined =>
  /<meta[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{1,40})/i.exec(bytes.toString("latin1", 0, 4000))?.[1];

/** The text of a part in letters, and whether it was longer than what was read. */
export const textOfPart = (part: MimePart): DecodedText & { readonly cut: boolean } => {
  const cut = part.body.length > MOST_TEXT_BYTES;
  const encoding = headerOf(part, "content-transfer-encoding").toLowerCase();
  const bytes = decoded(part.body.subarray(0, MOST_TEXT_BYTES), encoding);
  const { parameters, value } = part.contentType;
  const inPage = value === "text/html" ? charsetOfPage(bytes) : undefined;
  const read = decodeText(bytes, parameters.get("charset"), inPage);
  const isFlowed = /^flowed$/i.test(parameters.get("format") ?? "") && value !== "text/html";
  if (!isFlowed) return { ...read, cut };
  return { ...read, cut, text: ofFlowed(read.text, /^yes$/i.test(parameters.get("delsp") ?? "")) };
};
