import type { Month } from "./engagement.ts";
import { monthsBetween } from "./love.ts";
import type { WeighedMonth, WeighedMonths } from "./weights/model.ts";

/** The levels of the Orbit Model, and that of whoever did nothing for a year. */
export const orbitLevels = {
  leading: "Leading",
  contributing: "Contributing",
  participating: "Participating",
  exploring: "Exploring",
  quiet: "Quiet",
} as const;

/** A level of the Orbit Model. */
export type OrbitLevel = keyof typeof orbitLevels;

/** How long an activity is looked back to (Orbit Model: a year is a reasonable standard). */
const WINDOW_MONTHS = 12;

/**
 * What being there again and again is worth, for a programme whose events are monthly: in at least so many of the months, on at least so
 * many days each. The Orbit Model asks for days of each week, which fits a chat, and says to make one's own.
 */
const MILESTONES = [
  { step: 4, months: 2, days: 1 },
  { step: 5, months: 3, days: 1 },
  { step: 6, months: 4, days: 1 },
  { step: 7, months: 6, days: 1 },
  { step: 8, months: 8, days: 1 },
  { step: 9, months: 10, days: 1 },
  { step: 10, months: 6, days: 2 },
  { step: 11, months: 9, days: 2 },
  { step: 12, months: 12, days: 2 },
] as const;

const presenceStep = (months: readonly WeighedMonth[]): number =>
  Math.max(
    0,
    ...MILESTONES.filter(
      (milestone) => months.filter(({ days }) => days >= milestone.days).length >= milestone.months,
    ).map(({ step }) => step),
  );

/** The months of a quarter that have begun by `month`: how far it is into its quarter, from 1 to 3. */
const monthsOfQuarter = (month: Month): number => ((Number(month.slice(5)) - 1) % 3) + 1;

/**
 * The step from 0 to 12 on which somebody stands in a month: that of the heaviest thing they did, or of the best presence that they
 * reached, whichever is higher. Looked back to is the year before the present quarter, and the quarter as far as it has gone: so a step is gained at once,
 * and lost only when a quarter ends (Orbit Model: downgrades every one, three or twelve months).
 */
export const orbitStep = (months: WeighedMonths, month: Month): number => {
  const back = WINDOW_MONTHS + monthsOfQuarter(month);
  const looked = Object.entries(months)
    .filter(([one]) => one <= month && monthsBetween(one, month) < back)
    .map(([, of]) => of);
  return Math.max(0, ...looked.map(({ heaviest }) => heaviest), presenceStep(looked));
};

const levelOfStep = (step: number): OrbitLevel => {
  if (step >= 10) return "leading";
  if (step >= 7) return "contributing";
  if (step >= 4) return "participating";
  return step >= 1 ? "exploring" : "quiet";
};

/** The level on which somebody stands in a month. */
export const orbitLevel = (months: WeighedMonths, month: Month): OrbitLevel =>
  levelOfStep(orbitStep(months, month));
