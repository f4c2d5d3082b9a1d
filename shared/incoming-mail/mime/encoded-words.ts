import { decodeWords } from "postal-mime";
import { decodeText } from "./charset.ts";

const WORD = /=\?([\w.:-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;
const BETWEEN = /(?<=\?=)\s{1,200}(?==\?)/g;

const bytesOf = (encoding: string, text: string): Buffer => {
  if (encoding.toLowerCase() === "b") return Buffer.from(text, "base64");
  const plain = text
    .replaceAll("_", " ")
    .replaceAll(/=([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, "latin1");
};

/** A header with its encoded words (RFC 2047) in letters, also where they are in another character set than they say. */
export const readWords = (header: string): string => {
  const read = decodeWords(header);
  if (!read.includes("\uFFFD")) return read;
  return header
    .replaceAll(BETWEEN, "")
    .replaceAll(
      WORD,
      (_all, charset: string, encoding: string, text: string) =>
        decodeText(bytesOf(encoding, text), charset).text,
    );
};
