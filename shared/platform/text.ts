// No text that anybody reads has more marks than this on one letter (UAX #15, "Stream-Safe Text Format").
const MORE_MARKS = /(?<!\p{M})(\p{M}{30})\p{M}+/gu;

/**
 * The text in one spelling of each letter (`form` of UAX #15), with at most thirty marks on each and no half of a character. The plain
 * `normalize` sorts the marks of a letter at a cost that grows with the square of their number: a form full of them takes minutes.
 * This one costs in proportion to the text. Done again it changes nothing.
 */
export const normalized = (text: string, form: "NFC" | "NFKC" | "NFKD" = "NFC"): string =>
  text.toWellFormed().replaceAll(MORE_MARKS, "$1").normalize(form).replaceAll(MORE_MARKS, "$1");

/** The text to be looked through: small letters without their marks, so that `Bjorn` finds `Björn`. */
export const plain = (text: string): string =>
  normalized(text, "NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

// Marks that turn round the direction of the text after them (Unicode TR 36): a line does not need them, and they would reach beyond it.
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g;

/** The text as one line: one spelling of each letter, one space for all that is no letter or sign, and none around it. */
export const oneLine = (text: string): string =>
  normalized(text.replaceAll(DIRECTION_MARKS, "").replaceAll(/[\s\p{Cc}]+/gu, " ")).trim();

/** The text with its lines: one spelling of each letter, every line break a line feed, and no control character but those and tabs. */
export const severalLines = (text: string): string =>
  normalized(text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "")).trim();

/**
 * A heading or a name as it stands inside a sentence: its first letter is small, unless its first word is an abbreviation or a name with
 * capitals of its own (NHS trust, GitHub). All other letters stay as they are written.
 */
export const insideSentence = (text: string): string =>
  /^\P{L}*\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(text)
    ? text
    : text.replace(/\p{L}/u, (letter) => letter.toLowerCase());

/** So many of something: `1 note`, `2 notes`. The one rule for plurals in pages, where it is a filter, and in letters. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** The part of a list that is shown or written about. What people are told as a number is `all`, never the length of `shown`: a lint holds that. */
export interface ShownPart<Thing> {
  readonly shown: readonly Thing[];
  /** How many there are in the whole list. */
  readonly all: number;
  /** Whether the reading stopped before the end of the list: then `all` is the least that there is. */
  readonly isLeast: boolean;
}

/** The first of a list, at most `most`, with how many there are in all. */
export const firstOf = <Thing>(whole: readonly Thing[], most: number): ShownPart<Thing> => ({
  shown: whole.slice(0, most),
  all: whole.length,
  isLeast: false,
});

/** The first of a list of which one more than `most` was asked for: the one more tells that the list goes on. */
export const firstRead = <Thing>(read: readonly Thing[], most: number): ShownPart<Thing> => ({
  ...firstOf(read, most),
  all: Math.min(read.length, most),
  isLeast: read.length > most,
});

/** How many there are in all, as people are told: `12`, or `200+` where the list was not read to its end. */
export const sayAll = ({ all, isLeast }: Pick<ShownPart<unknown>, "all" | "isLeast">): string =>
  `${all.toLocaleString("en-GB")}${isLeast ? "+" : ""}`;

const EXCERPT = 160;

/** The beginning of a text on one line, for lists. */
export const excerptOf = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT - 1).trimEnd()}…`;
};
