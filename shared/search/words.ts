import { firstOf, oneLine, plain } from "../platform/text.ts";

/** The most letters of a word that are kept and looked for. */
const MOST_LETTERS = 40;

/** So common that they tell nothing from anything else: neither kept nor looked for. */
const COMMON: ReadonlySet<string> = new Set(
  `a about all also am an and any are as at be been but by can could did do does for from get had has have he her his how i if in into is it its just
  me more my no not of on one or our out she so some than thank thanks that the their them then there these they this to up us very was we were what when
  where which who will with would you your regards dear kind nhs trust foundation www com http https`.split(
    /\s+/,
  ),
);

const APOSTROPHES = /(?<=\p{L})['’‘`](?=\p{L})/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** A letter of the Latin alphabet or a digit alone tells nothing; a single sign of a script that needs no more may be a word. */
const isWord = (word: string): boolean => word.length > 1 || /[^\p{ASCII}]/u.test(word);

const split = (text: string): readonly string[] =>
  text
    .split(BETWEEN_WORDS)
    .filter(isWord)
    .map((word) => word.slice(0, MOST_LETTERS));

/** Every word of a text once, in small letters without marks, common ones left out. `O'Brien` is `obrien` and `brien`. */
export const wordsOf = (text: string): readonly string[] => {
  const small = plain(text);
  const joined = small.replaceAll(APOSTROPHES, "");
  const words = joined === small ? split(small) : [...split(joined), ...split(small)];
  return [...new Set(words)].filter((word) => !COMMON.has(word));
};

/** The most words that are looked for at once: each is a query. */
export const MOST_WORDS = 4;

/** As much of what is typed is looked at; more is no search. */
export const MOST_TYPED = 200;

/** What is typed as it is searched for and shown: one line. Costs in proportion to `MOST_TYPED`, whatever is typed. */
export const typedLine = (typed: string): string => oneLine(typed.slice(0, MOST_TYPED));

/**
 * The words that are looked for of what somebody typed: the four longest, because these are the rarest, in the order in which they were typed. Common words
 * are left out.
 */
export const typedWords = (typed: string): readonly string[] => {
  const words = [...new Set(split(plain(typedLine(typed)).replaceAll(APOSTROPHES, "")))].filter(
    (word) => !COMMON.has(word),
  );
  const byLength = words.toSorted((one, other) => other.length - one.length);
  const longest = new Set(firstOf(byLength, MOST_WORDS).shown);
  return words.filter((word) => longest.has(word));
};
