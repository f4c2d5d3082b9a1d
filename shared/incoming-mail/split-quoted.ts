import { type Announcement, announcementEndingAt, LONGEST_LINE } from "./announcement.ts";
import { isFooter, isSentFrom, signatureAt } from "./footer.ts";
import { FORWARD_SUBJECT, FORWARDED } from "./quote-words.ts";
import { type AboutMail, blockBeginsAt, isRule, isSeparator } from "./quoted-block.ts";

/** A mail's text, parted: what is new in it, and what it quotes of earlier mails or adds as a signature. */
export interface Parted {
  readonly text: string;
  readonly quoted: string;
}

const isQuote = (line: string): boolean => line.startsWith(">");
const isBlank = (line: string): boolean => line.trim() === "";

/** Whether what stands below the last quoted line says nothing new: a signature, or what a gateway adds. */
const addsNothing = (lines: readonly string[]): boolean => {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0) return true;
  const below = lines.slice(first);
  const isOneLine = below.every((line, index) => index === 0 || isBlank(line));
  return signatureAt(below) === 0 || (isOneLine && isSentFrom(below[0] ?? "")) || isFooter(below);
};

/** Whether somebody wrote between or below the quoted lines: then the quotes are part of what they say. */
export const isAnsweredInside = (lines: readonly string[]): boolean => {
  const last = lines.findLastIndex((line) => isQuote(line));
  const first = lines.findIndex((line) => isQuote(line));
  if (first < 0) return false;
  const own = lines.slice(first, last).some((line) => !isQuote(line) && !isBlank(line));
  return own || !addsNothing(lines.slice(last + 1));
};

/** Words of people who write their answers into what they quote: of what they speak, and where it stands. */
const SPEAKS_OF =
  /\b(?:see|answers?|comments?|repl(?:y|ies)|responses?|siehe|antworten|r[ée]ponses?|respuestas|risposte|antwoorden)\b/i;
const STANDS =
  /\b(?:below|inline|in-line|beneath|underneath|in (?:red|blue|green|colou?r|bold)|between the lines|unten|in (?:rot|blau|grün)|ci-dessous|en (?:rouge|bleu|rojo|azul)|más abajo|qui sotto|in rosso|hieronder|in het rood)\b/i;

const answersBelow = (text: string): boolean => SPEAKS_OF.test(text) && STANDS.test(text);

/** Whether an announcement is one: in an answer it names what programs name; in a first mail quoted lines follow it, too. */
const counts = (lines: readonly string[], { end, sure }: Announcement, answers: boolean): boolean => {
  const quoteFollows = isQuote(lines.slice(end).find((line) => !isBlank(line)) ?? "");
  return quoteFollows || (answers && sure);
};

/** Where the earlier mail begins, or the end. */
const historyAt = (lines: readonly string[], about: AboutMail): number => {
  const forwards = FORWARD_SUBJECT.test(about.subject.slice(0, 100));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    // What is forwarded is what the mail is about, however its beginning looks.
    if (line.length <= LONGEST_LINE && FORWARDED.test(line.trim())) return lines.length;
    // A first mail quotes nothing by a block of headers: what looks like one is what somebody wrote, or passes on.
    if (about.answers && (isSeparator(line) || blockBeginsAt(lines, at, about)))
      return forwards ? lines.length : at;
    const announced = announcementEndingAt(lines, at);
    if (announced !== undefined && counts(lines, announced, about.answers))
      return isAnsweredInside(lines.slice(announced.end)) ? lines.length : announced.at;
  }
  if (!about.answers) return lines.length;
  const end = lines.findLastIndex((line) => !isQuote(line) && !isBlank(line)) + 1;
  return lines.slice(end).some((line) => isQuote(line)) ? end : lines.length;
};

const joined = (lines: readonly string[]): string => lines.join("\n").replace(/^\n+/, "").trimEnd();

/**
 * Parts what is new from what is quoted. Looks at each line a bounded number of times, whatever the text: it comes from outside. When in doubt it
 * leaves text where it is seen: to show too much does no harm.
 */
export const splitQuoted = (whole: string, about: AboutMail): Parted => {
  const lines = whole.split("\n");
  let cut = historyAt(lines, about);
  // Outlook draws a line above the earlier mail, of low lines in text and as a rule in HTML.
  while (cut > 0 && cut < lines.length && isRule(lines[cut - 1] ?? "")) cut -= 1;
  const own = lines.slice(0, cut);
  const signature = signatureAt(own);
  const text = joined(own.slice(0, signature));
  const isInside = cut < lines.length && text.length < LONGEST_LINE && answersBelow(text);
  // Who answers below or between, in colour perhaps, leaves nothing above: then all of it is what they say.
  if (text === "" || isInside) return { text: joined(lines), quoted: "" };
  return { text, quoted: joined(lines.slice(signature)) };
};
