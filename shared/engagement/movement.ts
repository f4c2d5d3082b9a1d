import { keysOf, ownValue } from "../platform/keys.ts";
import type { ActivityKind } from "./activity-kinds.ts";
import type { Month } from "./engagement.ts";
import { loveIn, monthAfter, monthsBetween } from "./love.ts";
import { orbitStep } from "./orbit-level.ts";
import type { WeighedMonths } from "./weights/model.ts";

/** How somebody moves, and so what to do about it. */
interface Movement {
  readonly title: string;
  /** The rule, as pages say it. */
  readonly rule: string;
  readonly holds: (months: WeighedMonths, month: Month) => boolean;
}

const monthsIn = (months: WeighedMonths): readonly Month[] => Object.keys(months).sort();

/** How many calendar months ago somebody last did anything; undefined where they never did. */
const quietFor = (months: WeighedMonths, month: Month): number | undefined => {
  const last = monthsIn(months)
    .filter((one) => one <= month)
    .at(-1);
  return last === undefined ? undefined : monthsBetween(last, month);
};

const QUARTER = 3;

/** The first month of the next quarter. */
const nextQuarter = (month: Month): Month => {
  const [first = month] = [1, 2, QUARTER]
    .map((count) => monthAfter(month, count))
    .filter((one) => (Number(one.slice(5)) - 1) % QUARTER === 0);
  return first;
};

/** What is a gift to others, whatever it weighs. */
const GIFTS: readonly ActivityKind[] = [
  "applied",
  "became-champion",
  "reported-benefit",
  "partner-in-project",
];

const levelOf = (step: number): number => Math.ceil(step / QUARTER);

/** Ways to move that ask for something, by stated rules. Each follows from whole numbers that are kept, for any month. */
export const movements = {
  rising: {
    title: "Rising",
    rule: "Love has at least doubled in three months.",
    holds: (months, month) => {
      const before = loveIn(months, monthAfter(month, -QUARTER));
      return before > 0 && loveIn(months, month) >= 2 * before;
    },
  },
  "new-faces": {
    title: "New",
    rule: "The first activity was this month or last month.",
    holds: (months, month) => {
      const [first] = monthsIn(months);
      return first !== undefined && first <= month && monthsBetween(first, month) < 2;
    },
  },
  "only-joined": {
    title: "Never active after joining",
    rule: "Joined at least three months ago and has done nothing since.",
    holds: (months, month) => {
      const done = Object.values(months).flatMap(({ counts }) => Object.keys(counts));
      return done.length === 1 && done[0] === "joined" && (quietFor(months, month) ?? 0) >= QUARTER;
    },
  },
  drifting: {
    title: "Drifting",
    rule: "Participating or higher, but no activity for three months.",
    holds: (months, month) => orbitStep(months, month) >= 4 && (quietFor(months, month) ?? 0) >= QUARTER,
  },
  "at-risk": {
    title: "At risk",
    rule: "Will drop a level at the end of the quarter without new activity.",
    holds: (months, month) =>
      levelOf(orbitStep(months, nextQuarter(month))) < levelOf(orbitStep(months, month)),
  },
  "to-thank": {
    title: "To thank",
    rule: "Joined a project, submitted a problem, became a champion or reported a benefit this month or last month.",
    holds: (months, month) =>
      [month, monthAfter(month, -1)].some((one) => {
        const of = ownValue(months, one);
        return of !== undefined && GIFTS.some((kind) => (of.counts[kind] ?? 0) > 0);
      }),
  },
} as const satisfies Record<string, Movement>;

/** The names of the movements, as a filter takes them. */
export const movementNames = keysOf(movements);
