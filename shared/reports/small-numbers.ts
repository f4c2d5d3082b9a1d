import type { Shown } from "./weekly/model.ts";

/** Numbers below this point at people: the report goes by e-mail, is forwarded, and is read by people who know who joined. */
export const FEWEST_SHOWN = 5;

/**
 * Numbers as a report may show them beside their total: 1 to 4 become `few`. If only one is held back the total would give it away, so
 * the smallest of the others, nought excepted, is `hidden` with it.
 */
export const holdBackSmall = (counts: readonly number[]): Shown[] => {
  const isFew = (count: number) => count > 0 && count < FEWEST_SHOWN;
  const few = counts.filter(isFew).length;
  const others = counts.filter((count) => count >= FEWEST_SHOWN);
  let toHide = few === 1 && others.length > 0 ? Math.min(...others) : undefined;
  return counts.map((count) => {
    if (isFew(count)) return "few";
    if (count !== toHide) return count;
    toHide = undefined;
    return "hidden";
  });
};
