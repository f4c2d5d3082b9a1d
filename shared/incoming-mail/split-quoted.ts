import {
  FORWARD_SUBJECT,
  FORWARDED,
  FROM_LINE,
  HEADER_LINE,
  ORIGINAL,
  SENT_FROM,
  WROTE,
} from "./quote-words.ts";

/** A mail's text, parted: what is new in it, and what it quotes of earlier mails or adds as a signature. */
export interface Parted {
  readonly text: string;
  readonly quoted: string;
}

/** No line by which a mail program announces a quote is longer; what is longer is text, and is not looked at. */
const LONGEST_LINE = 300;

const isQuote = (line: string): boolean => line.startsWith(">");
/** The line that Outlook draws above the earlier mail, or an empty one. */
const isRule = (line: string): boolean => /^(?:_*|-{5,})$/.test(line.trim());
const isBlank = (line: string): boolean => line.trim() === "";

/** Whether "On <date>, <name> wrote:" begins at a line; programs break it over up to three. */
const announces = (lines: readonly string[], at: number): boolean => {
  if (isBlank(lines[at] ?? "")) return false;
  let whole = "";
  for (const line of lines.slice(at, at + 3)) {
    if (isBlank(line) || isQuote(line)) return false;
    whole = `${whole} ${line.trim()}`;
    if (whole.length > LONGEST_LINE) return false;
    if (!/[:：]\s*$/u.test(whole) && !whole.endsWith("--")) continue;
    // A person may write "she wrote:" too; a program names the day, and mostly the address.
    return WROTE.test(whole) && /\d/.test(whole);
  }
  return false;
};

/** Whether a block such as "From: ... Sent: ... Subject: ..." begins at a line. */
const hasHeaderBlock = (lines: readonly string[], at: number): boolean => {
  const first = lines[at] ?? "";
  if (first.length > LONGEST_LINE || !FROM_LINE.test(first)) return false;
  const next = lines.slice(at + 1, at + 9).filter((line) => line.length <= 1000 && HEADER_LINE.test(line));
  return next.length >= 2;
};

const isSeparator = (line: string): boolean => line.length <= LONGEST_LINE && ORIGINAL.test(line.trim());

/** Whether somebody wrote between or below the quoted lines: then the quotes are part of what they say. */
const isAnsweredInside = (lines: readonly string[]): boolean => {
  const last = lines.findLastIndex((line) => isQuote(line));
  const first = lines.findIndex((line) => isQuote(line));
  if (first < 0) return false;
  const own = lines.slice(first, last).some((line) => !isQuote(line) && !isBlank(line));
  const after = lines.slice(last + 1).filter((line) => !isBlank(line));
  return own || (after.length > 0 && !isSignature(after));
};

const isSignature = (lines: readonly string[]): boolean =>
  /^--\s?$/.test(lines[0] ?? "") ||
  (lines.length === 1 && SENT_FROM.test((lines[0] ?? "").slice(0, LONGEST_LINE)));

/** Where the earlier mail begins, or the end. */
const historyAt = (lines: readonly string[], forwards: boolean): number => {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    // What is forwarded is what the mail is about, however its beginning looks.
    if (line.length <= LONGEST_LINE && FORWARDED.test(line.trim())) return lines.length;
    const outlook = isSeparator(line) || hasHeaderBlock(lines, at);
    if (outlook) return forwards ? lines.length : at;
    if (announces(lines, at)) {
      const rest = lines.slice(at + 1);
      if (!isAnsweredInside(rest)) return at;
      return lines.length;
    }
  }
  const end = lines.findLastIndex((line) => !isQuote(line) && !isBlank(line)) + 1;
  return lines.slice(end).some((line) => isQuote(line)) ? end : lines.length;
};

/** Where a signature begins, or the end: behind its mark (RFC 3676 4.3), or a line that a telephone adds. */
const signatureAt = (lines: readonly string[]): number => {
  const mark = lines.findLastIndex((line) => /^--\s?$/.test(line));
  if (mark >= 0 && lines.length - mark <= 25) return mark;
  const last = lines.findLastIndex((line) => !isBlank(line));
  return last >= 0 && SENT_FROM.test((lines[last] ?? "").slice(0, LONGEST_LINE)) ? last : lines.length;
};

const joined = (lines: readonly string[]): string => lines.join("\n").replace(/^\n+/, "").trimEnd();

/**
 * Parts what is new from what is quoted. Looks at each line a bounded number of times, whatever the text: it comes from outside. When in doubt it
 * leaves text where it is seen: to show too much does no harm.
 */
export const splitQuoted = (
  whole: string,
  about: { readonly subject: string; readonly answers: boolean },
): Parted => {
  const lines = whole.split("\n");
  let cut = historyAt(lines, FORWARD_SUBJECT.test(about.subject.slice(0, 100)));
  // Outlook draws a line above the earlier mail, of low lines in text and as a rule in HTML.
  while (cut > 0 && cut < lines.length && isRule(lines[cut - 1] ?? "")) cut -= 1;
  const own = lines.slice(0, cut);
  const signature = signatureAt(own);
  const text = joined(own.slice(0, signature));
  if (text === "" && !about.answers) return { text: joined(lines), quoted: "" };
  return { text, quoted: joined(lines.slice(signature)) };
};
