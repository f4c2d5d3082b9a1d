import { ownValue } from "../platform/keys.ts";
import type { ActivityKind } from "./activity-kinds.ts";
import type { Month, Months } from "./engagement.ts";
import { monthAfter, monthsBetween } from "./love.ts";
import { type OrbitLevel, orbitLevel } from "./orbit-level.ts";
import type { WeighedMonths } from "./weights/model.ts";

/** What a level weighs in the commitment of a community (Orbit Model); whoever did nothing for a year weighs nothing. */
const LEVEL_WEIGHTS: Readonly<Record<OrbitLevel, number>> = {
  leading: 10,
  contributing: 7,
  participating: 4,
  exploring: 1,
  quiet: 0,
};

/** How many people are on each level. */
export type Levels = Readonly<Partial<Record<OrbitLevel, number>>>;

/** Weighted commitment: for each level the square of its weight, for each of its people (Orbit Model, "Measuring gravity"). */
export const commitmentOf = (levels: Levels): number =>
  Object.entries(LEVEL_WEIGHTS).reduce(
    (sum, [level, weight]) => sum + weight ** 2 * (new Map(Object.entries(levels)).get(level) ?? 0),
    0,
  );

/** Gravity: how much weighted commitment changed for each person on a level at the end. Undefined where nobody is on one. */
export const gravityOf = (before: Levels, after: Levels): number | undefined => {
  const people = Object.entries(after).reduce(
    (sum, [level, count]) => (level === "quiet" ? sum : sum + count),
    0,
  );
  return people === 0 ? undefined : (commitmentOf(after) - commitmentOf(before)) / people;
};

/** Inactive (CHAOSS) is who did nothing for so many months after the month in which they last did. */
const INACTIVE_AFTER = 3;
/** What happens more seldom in a year is occasional (CHAOSS leaves the bounds open). */
const FEWEST_OF_REGULARS = 3;
const YEAR = 12;

const doneBy = (months: Months, month: Month): readonly Month[] =>
  Object.keys(months)
    .filter((one) => one <= month)
    .sort();

const isOther = ([kind]: readonly [string, number | undefined]): boolean => kind !== "joined";

/** How often somebody did anything but join, in each month. */
const contributions = (months: Months, month: Month, back: number): readonly (readonly [Month, number])[] =>
  doneBy(months, month)
    .filter((one) => monthsBetween(one, month) < back)
    .map(
      (one) =>
        [
          one,
          Object.entries(ownValue(months, one)?.counts ?? {})
            .filter(isOther)
            .reduce((sum, [, count = 0]) => sum + count, 0),
        ] as const,
    )
    .filter(([, count]) => count > 0);

const didOf = (months: Months, month: Month, kinds: readonly ActivityKind[]): number =>
  doneBy(months, month)
    .filter((one) => monthsBetween(one, month) < YEAR)
    .reduce(
      (sum, one) => sum + kinds.reduce((of, kind) => of + (ownValue(months, one)?.counts[kind] ?? 0), 0),
      0,
    );

/** CHAOSS conversion of the year that ends with a month, each step a part of the one before: came, came again or asked, brought a problem or joined in, uses a result. */
const conversionOf = (months: Months, month: Month): readonly string[] => {
  const came = didOf(months, month, ["attended"]);
  if (came === 0) return [];
  if (came < 2 && didOf(months, month, ["enquired", "surveyed"]) === 0) return ["came"];
  if (didOf(months, month, ["applied", "partner-in-project"]) === 0) return ["came", "came-closer"];
  const uses = didOf(months, month, ["asked-to-re-use", "reported-benefit", "told-news"]) > 0;
  return ["came", "came-closer", "took-part", ...(uses ? ["uses-a-result"] : [])];
};

/** Of those who joined in the year that ends with a month: who did anything since, and who did in three months or more. */
const firstStepsOf = (months: Months, month: Month): readonly string[] => {
  const joined = doneBy(months, month).find((one) => (ownValue(months, one)?.counts.joined ?? 0) > 0);
  if (joined === undefined || monthsBetween(joined, month) >= YEAR) return [];
  const active = contributions(months, month, YEAR).length;
  return [
    "newcomers",
    ...(active > 0 ? ["newcomers-active"] : []),
    ...(active >= FEWEST_OF_REGULARS ? ["newcomers-regular"] : []),
  ];
};

/** The month in which somebody joined, with whether they did anything else in this one: the cells of the table of cohorts. */
const cohortOf = (months: Months, month: Month): readonly string[] => {
  const joined = doneBy(months, month).find((one) => (ownValue(months, one)?.counts.joined ?? 0) > 0);
  if (joined === undefined) return [];
  const isActive = contributions(months, month, 1).length > 0;
  return [`cohort@${joined}`, ...(isActive ? [`cohort-active@${joined}`] : [])];
};

const RANKS: readonly OrbitLevel[] = ["quiet", "exploring", "participating", "contributing", "leading"];

/** How somebody moved within a month, from the level on which it found them. */
const movementOf = (before: OrbitLevel, after: OrbitLevel): string => {
  const [from, to] = [RANKS.indexOf(before), RANKS.indexOf(after)];
  if (from === to) return `held@${before}`;
  return to > from ? `moved-up@${before}` : `moved-down@${before}`;
};

/**
 * As what one person counts in the measures of a community for a month that is over. Each is a name and adds one, so that a community is counted person by person, in whatever
 * order, and nobody is held.
 */
export const countsIn = (months: WeighedMonths, month: Month): readonly string[] => {
  const done = contributions(months, month, Number.POSITIVE_INFINITY);
  if (doneBy(months, month).length === 0) return [];
  const [before, after] = [orbitLevel(months, monthAfter(month, -1)), orbitLevel(months, month)];
  const last = done.at(-1)?.[0];
  const inYear = contributions(months, month, YEAR).reduce((sum, [, count]) => sum + count, 0);
  return [
    `level@${after}`,
    `level-before@${before}`,
    movementOf(before, after),
    ...(done[0]?.[0] === month ? ["new"] : []),
    ...(last !== undefined && monthsBetween(last, month) === INACTIVE_AFTER ? ["inactive"] : []),
    ...(inYear > 0 && inYear < FEWEST_OF_REGULARS ? ["occasional"] : []),
    ...conversionOf(months, month),
    ...firstStepsOf(months, month),
    ...cohortOf(months, month),
  ];
};
