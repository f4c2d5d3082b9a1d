import { WROTE } from "./quote-words.ts";

/** The lines by which a program announces what it quotes: the first of them, and the first behind them. */
export interface Announcement {
  readonly at: number;
  readonly end: number;
  /** Whether it names the address or the time, as programs do and people seldom. */
  readonly sure: boolean;
}

/** No line by which a mail program announces a quote is longer; what is longer is text, and is not looked at. */
export const LONGEST_LINE = 300;

/** Programs break an announcement over up to so many lines. */
const MOST_LINES = 4;

const ADDRESS = /[^\s<>@:]@[^\s<>@]/u;
const TIME = /\d{1,2}\s?[:.h時时]\s?\d{2}(?!\d)/u;
const DAY =
  /(?<!\d)(19|20)\d\d(?!\d)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s\p{L}{3}|\p{L}{3}\s\d{1,2}(?!\d)|\d\s?[日월]/u;
/** The end of a line of an announcement, with the mark that some programs put behind the address on a line of its own. */
const ENDS = /([:：]|--)\s*$/u;

/** What may stand before the first word. Taken away first: a pattern that may give each of them back tries all that follows as often. */
const OPENING = /^[*"'“„«\s]+/u;
// How an announcement begins: with a word such as "On", with a day of the week, with a date, or with a name and its address.
const BEGINS =
  /^(?:(?:on|am|le|el|il|op|den|em|no dia|em|a|ar|dne|dňa|dana|w dniu|dnia|på|pe|la data de|în|on the|на|от|в|во|у|στις|în data|at|vào|il giorno|il|den|dia|ddydd|tarihinde|kuupäeval|bei|vom|von|from|van|de)(?!\p{L})|\p{L}{2,14}\.?,?\s+(?:\p{L}{1,3}\.?\s+)?\d{1,2}(?!\d)|\d{1,4}\s?[./年-]|\d{1,2}\s\p{L}|[^\s@]{1,60}(?:\s[^\s@]{1,60}){0,6}\s?[<("]?[^\s<>@]{1,100}@|[<("]?[^\s<>@]{1,100}@)/iu;
const RIGHT_TO_LEFT =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u;

/** Marks of the direction of writing, which stand before words in Arabic and Hebrew and are not seen. */
export const withoutMarks = (line: string): string =>
  line.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");

const isBlank = (line: string): boolean => line.trim() === "";
/** What is left of an announcement whose address ended its line: `>:`. */
const isRest = (line: string): boolean => /^>\s*(?:[:：]\s*)?$/u.test(line);
const isQuote = (line: string): boolean => line.startsWith(">") && !isRest(line);

const isComplete = (whole: string, quoteFollows: boolean): boolean => {
  if (!ENDS.test(whole)) return false;
  const [wrote, address, time, day] = [
    WROTE.test(whole),
    ADDRESS.test(whole),
    TIME.test(whole),
    DAY.test(whole),
  ];
  // A person may write "she wrote:" too; a program names the day, and the time or the address.
  if (wrote && day && (address || time || quoteFollows)) return true;
  if (wrote && address && quoteFollows) return true;
  return address && day && time;
};

const isDated = (whole: string): boolean =>
  /(?<!\d)(19|20)\d\d(?!\d)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(whole) || TIME.test(whole);

const followed = (lines: readonly string[], from: number): boolean => {
  const next = lines.slice(from, from + 3).find((line) => !isBlank(line));
  return next !== undefined && isQuote(next);
};

/**
 * The announcement whose last line this is, with no more lines than it needs: what stands directly above is what somebody wrote. Where its first line
 * begins with words of theirs, it stays in sight, and only what follows is quoted.
 */
export const announcementEndingAt = (lines: readonly string[], last: number): Announcement | undefined => {
  const line = lines[last] ?? "";
  if (line.length > LONGEST_LINE || !ENDS.test(line) || isQuote(line)) return undefined;
  const quoteFollows = followed(lines, last + 1);
  let undated: Announcement | undefined;
  let whole = "";
  for (let at = last; at >= 0 && at > last - MOST_LINES; at -= 1) {
    const above = lines[at] ?? "";
    if (isBlank(above) || isQuote(above)) break;
    whole = `${withoutMarks(above).trim()} ${whole}`.trim();
    if (whole.length > LONGEST_LINE) break;
    if (!isComplete(whole, quoteFollows)) continue;
    const begins = BEGINS.test(whole.replace(OPENING, "")) || RIGHT_TO_LEFT.test(whole);
    const found = {
      at: begins ? at : last + 1,
      end: last + 1,
      sure: quoteFollows || ADDRESS.test(whole) || TIME.test(whole),
    };
    if (undated === undefined && isDated(whole)) return found;
    if (undated !== undefined && begins && isDated(whole)) return found;
    // A name and its address may stand on a line of their own, below the date.
    undated ??= found;
  }
  return undated;
};
