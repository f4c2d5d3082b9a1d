import { LONGEST_LINE } from "./announcement.ts";
import { DEVICE, SENT_FROM } from "./quote-words.ts";

const isBlank = (line: string): boolean => line.trim() === "";

const RULE = /^\s*([*_=#~-]\s?){3,}\s*$/;

const LEGAL = [
  /this (e-?mail|message|communication|transmission)( \(|,| and (any|its)| is | may | has | contains| was )/i,
  /intended (only |solely |exclusively )?(for the|recipient)/i,
  /intended recipient/i,
  /confidential/i,
  /(received|sent to you) (this|it|in error)|in error/i,
  /scanned (by|for)|virus|malware/i,
  /registered (in|office)|company (number|registration)/i,
  /nhs\.?mail|nhs\.net|nhsdigital|secure email/i,
  /(diese|dieser) (e-?mail|nachricht)|vertraulich|ce (message|courriel)|confidentiel|este (mensaje|correo)|questo messaggio/i,
  /(external|caution|warning).{0,60}(email|sender|originated|outside)/i,
  /unsubscribe|mailing list|google groups|_info page/i,
  /consider the environment/i,
] as const;

/** Whether a paragraph is what a gateway or a list adds to every mail: two signs of it, or one between drawn lines. */
const isLegal = (paragraph: string, ruled: boolean): boolean => {
  if (paragraph.includes("?")) return false;
  const signs = LEGAL.filter((sign) => sign.test(paragraph.slice(0, 5000))).length;
  return signs >= 2 || (ruled && signs >= 1);
};

const paragraphsOf = (lines: readonly string[]): string[][] => {
  const paragraphs: string[][] = [[]];
  for (const line of lines)
    if (isBlank(line)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  return paragraphs.filter((paragraph) => paragraph.length > 0);
};

/** Whether lines below a quote are only what a gateway or a mailing list adds to every mail. */
export const isFooter = (lines: readonly string[]): boolean => {
  let begun = false;
  for (const paragraph of paragraphsOf(lines.slice(0, 200))) {
    const ruled = paragraph.some((line) => RULE.test(line));
    const words = paragraph.filter((line) => !RULE.test(line)).join(" ");
    if (words !== "" && !isLegal(words, ruled || begun)) return false;
    begun = true;
  }
  return begun;
};

/** Whether a line is what a telephone or a program adds by itself. A sentence that begins like it is somebody's own. */
export const isSentFrom = (line: string): boolean =>
  line.length <= LONGEST_LINE &&
  SENT_FROM.test(line) &&
  DEVICE.test(line) &&
  !/[,;!?]|\.\s/.test(line.trim()) &&
  line.trim().split(/\s+/).length <= 9;

const MARK = "-- ";
/** A signature has four lines by custom, and twice or three times as many in offices. */
const MOST_SIGNATURE = 14;

/** Whether lines are no signature but go on with what somebody writes: long sentences, or a question. */
const goesOn = (lines: readonly string[]): boolean =>
  lines.some(
    (line) =>
      line.trim().endsWith("?") ||
      (line.length > 70 && /[.!]$/.test(line.trim()) && !LEGAL.some((sign) => sign.test(line))),
  );

/** Where a signature begins, or the end: behind its mark, which is two dashes and a blank (RFC 3676 4.3), or a line that a telephone adds. */
export const signatureAt = (lines: readonly string[]): number => {
  const mark = lines.lastIndexOf(MARK);
  const below = mark < 0 ? [] : lines.slice(mark + 1).filter((line) => !isBlank(line));
  if (mark >= 0 && below.length <= MOST_SIGNATURE && !goesOn(below)) return mark;
  const last = lines.findLastIndex((line) => !isBlank(line));
  return last >= 0 && isSentFrom(lines[last] ?? "") ? last : lines.length;
};
