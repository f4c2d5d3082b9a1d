import type { Month } from "./engagement.ts";
import type { WeighedMonths } from "./weights/model.ts";

/** What is left of an activity after each calendar month (Orbit Model, January 2021). */
const DECAY = 0.9;

const numberOf = (month: Month): number => {
  const [year, of] = month.split("-").map(Number);
  return (year ?? 0) * 12 + (of ?? 1) - 1;
};

/** How many calendar months lie between two: 0 within one, 1 from January to February. Negative when `from` is the later. */
export const monthsBetween = (from: Month, to: Month): number => numberOf(to) - numberOf(from);

/** The month so many after another, or before it. */
export const monthAfter = (month: Month, count: number): Month => {
  const number = numberOf(month) + count;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
};

/** What is left, after so many calendar months, of one. */
export const leftAfter = (months: number): number => DECAY ** months;

/**
 * Love: the weight of everything that somebody did, of which each calendar month takes a tenth (Orbit Model, January 2021: the sum of
 * `weight x 0.9 ^ months ago`). What was done after `month` does not count, so that any past month can be asked for.
 */
export const loveIn = (months: WeighedMonths, month: Month): number =>
  Object.entries(months)
    .filter(([one]) => one <= month)
    // In order of time, so that the same numbers add up to the same last digit.
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .reduce((sum, [one, of]) => sum + of.weight * leftAfter(monthsBetween(one, month)), 0);

/** The month from which ranks are counted: before anything that anybody did. It must never change. */
const EPOCH: Month = "2000-01";
const DIGITS = { before: 5, after: 9 };

/**
 * Love as a text that sorts as love does, at any later date: each month takes the same part of everybody's, so that the order changes only by what
 * people do. It is the month in which love would be just 1, counted from the epoch; so the numbers stay small for as long as there are months.
 */
export const rankOf = (months: WeighedMonths): string => {
  const last = Object.keys(months).sort().at(-1) ?? EPOCH;
  const fades = Math.log(loveIn(months, last)) / -Math.log(DECAY);
  const rank = monthsBetween(EPOCH, last) + fades;
  return rank.toFixed(DIGITS.after).padStart(DIGITS.before + 1 + DIGITS.after, "0");
};
