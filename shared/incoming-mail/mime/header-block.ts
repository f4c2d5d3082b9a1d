import { asUtf8, decodeText } from "./charset.ts";

/** A header: its name in lower case, and its value on one line, a character for each byte until it is decoded. */
export interface RawHeader {
  readonly key: string;
  readonly value: string;
}

/** The headers of a mail or of a part, and where its body begins. */
export interface HeaderBlock {
  readonly headers: readonly RawHeader[];
  readonly bodyAt: number;
  readonly cut: boolean;
}

/** More bytes of headers than this are not read: mails have 10 KB of them, those with a hundred signatures 100. */
const MOST_BYTES = 256 * 1024;
const MOST_HEADERS = 2000;

const LF = 0x0a;
const NAME = /^([!-9;-~]{1,200})[ \t]*:/;
const MBOX = /^>?From [^:\s]/;

/** Lines of a block with the place of each; a block ends at a line that holds nothing. */
const linesOf = (block: Buffer): { readonly line: string; readonly at: number }[] => {
  const lines: { line: string; at: number }[] = [];
  for (let at = 0; at < block.length; ) {
    const end = block.indexOf(LF, at);
    const next = end < 0 ? block.length : end + 1;
    lines.push({ line: block.toString("latin1", at, next).replace(/\r?\n?$/, ""), at });
    at = next;
    if (lines.length > 4 * MOST_HEADERS) break;
  }
  return lines;
};

/** Where the first empty line begins and ends, or the end twice. */
const emptyLine = (bytes: Buffer): readonly [number, number] => {
  if (bytes[0] === LF) return [0, 1];
  if (bytes[0] === 0x0d && bytes[1] === LF) return [0, 2];
  const crlf = bytes.indexOf("\n\r\n", 0, "latin1");
  const lf = bytes.indexOf("\n\n", 0, "latin1");
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return [crlf + 1, crlf + 3];
  return lf < 0 ? [bytes.length, bytes.length] : [lf + 1, lf + 2];
};

/** Whether a line of blanks ends the block, as it does where somebody's program put a blank into the empty line. */
const isBlankEnd = (line: string, next: string | undefined): boolean =>
  /^[ \t]+$/.test(line) && next !== undefined && next !== "" && !/^[ \t]/.test(next) && !NAME.test(next);

/** Reads the block of headers that bytes begin with. What is no header in it is left out; where nothing is one, all is body. */
export const readHeaderBlock = (bytes: Buffer): HeaderBlock => {
  const [end, after] = emptyLine(bytes);
  const block = bytes.subarray(0, Math.min(end, MOST_BYTES));
  const lines = linesOf(block);
  const found: { key: string; parts: string[] }[] = [];
  let bodyAt = after;
  let lastRead = -1;
  for (const [index, { line }] of lines.entries()) {
    if (isBlankEnd(line, lines[index + 1]?.line)) {
      bodyAt = (lines[index + 1]?.at ?? after) || after;
      lastRead = lines.length;
      break;
    }
    const name = NAME.exec(line);
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last.parts.push(line);
    else if (name === null) {
      if (!MBOX.test(line) || index > 0) continue;
    } else if (found.length < MOST_HEADERS)
      found.push({ key: (name[1] ?? "").toLowerCase(), parts: [line.slice(name[0].length)] });
    lastRead = index;
  }
  // Words that follow the headers without an empty line between, or a part without headers, are its body.
  const firstWord = lines[lastRead + 1];
  if (firstWord !== undefined && firstWord.line !== "" && end <= MOST_BYTES) bodyAt = firstWord.at;
  return {
    headers: found.map(({ key, parts }) => ({
      key,
      value: parts
        .join("")
        .replaceAll(/[\r\n\0]/g, " ")
        .trim(),
    })),
    bodyAt,
    cut: end > MOST_BYTES || found.length >= MOST_HEADERS,
  };
};

/** The value of a header in letters: UTF-8 (RFC 6532), otherwise what the text of the mail is written in. */
export const headerText = (value: string, charset: string | undefined): string => {
  // Most headers are plain; only what is not has to be decoded.
  if (!/[\u0080-\u00FF]/.test(value)) return value;
  const bytes = Buffer.from(value, "latin1");
  return asUtf8(bytes) ?? decodeText(bytes, charset).text;
};
