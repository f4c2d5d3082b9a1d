import * as z from "zod/mini";
import { type ActivityKind, activityKindNames } from "../activity-kinds.ts";
import type { Engagement, Month, MonthOfActivity, Months } from "../engagement.ts";

/** How much one activity of each kind counts. */
export type Weights = Readonly<Record<ActivityKind, number>>;

/**
 * The scale of the Orbit Model: four levels of three steps. No weight is 0: on how many days of a month somebody did anything is kept, and not
 * on which of them they did only what would then count nothing.
 */
export const LEAST_WEIGHT = 1;
export const MOST_WEIGHT = 12;

/**
 * The weights until the team changes them. Several are published (Orbit Model: a survey or a forum answer, a conference 5, a meetup that
 * somebody organised 11); the others are by analogy: docs/decisions/0098-engagement.md.
 */
export const firstWeights: Weights = {
  joined: 1,
  surveyed: 3,
  enquired: 3,
  attended: 4,
  "told-news": 4,
  "answered-members": 3,
  offered: 6,
  "asked-to-re-use": 6,
  applied: 8,
  "became-champion": 8,
  "reported-benefit": 8,
  "partner-in-project": 11,
};

const storedWeights = z.lazy(() =>
  z.partialRecord(z.enum(activityKindNames), z.int().check(z.minimum(LEAST_WEIGHT), z.maximum(MOST_WEIGHT))),
);

/** A version of the weights as it is kept, for ever. */
export const weightsVersionSchema = z.lazy(() =>
  z.object({
    version: z.int().check(z.positive()),
    weights: storedWeights,
    /** When it was saved, by whom, and what they said why. */
    at: z.iso.datetime(),
    by: z.uuid(),
    why: z.string(),
  }),
);

/** A version of the weights that the team saved. */
export type WeightsVersion = z.infer<typeof weightsVersionSchema>;

/** The weights with their version; version 0 are those that the product comes with. */
export interface CurrentWeights {
  readonly version: number;
  readonly weights: Weights;
}

/** All weights of a version. A kind of activity that came after it has the weight with which it came. */
export const weightsOf = ({ weights }: Pick<WeightsVersion, "weights">): Weights => ({
  ...firstWeights,
  ...weights,
});

/** The weights of a record that has one for each kind of activity. Throws on any that is off the scale. */
export const weightsFrom = (record: Readonly<Record<string, number>>): Weights =>
  weightsOf({ weights: storedWeights.parse(record) });

/** What the product comes with. */
export const FIRST: CurrentWeights = { version: 0, weights: firstWeights };

/** A weight that differs between two versions. */
export interface WeightChange {
  readonly kind: ActivityKind;
  readonly from: number;
  readonly to: number;
}

/** What differs between two versions, in the order of the kinds. */
export const changesOf = (from: Weights, to: Weights): readonly WeightChange[] =>
  activityKindNames
    .map((kind) => ({ kind, from: from[kind], to: to[kind] }))
    .filter((change) => change.from !== change.to);

/** What somebody did in a month, by the weights of some version. */
export interface WeighedMonth extends MonthOfActivity {
  /** The weight of all of it. */
  readonly weight: number;
  /** The weight of the single activity that weighs most. */
  readonly heaviest: number;
}

/** What somebody did in each month, by the weights of some version: love, levels and movements follow from it. */
export type WeighedMonths = Readonly<Record<Month, WeighedMonth>>;

const weighMonth = (month: MonthOfActivity, weights: Weights): WeighedMonth => {
  const done = activityKindNames.filter((kind) => (month.counts[kind] ?? 0) > 0);
  return {
    ...month,
    weight: done.reduce((sum, kind) => sum + (month.counts[kind] ?? 0) * weights[kind], 0),
    heaviest: Math.max(0, ...done.map((kind) => weights[kind])),
  };
};

/** Weighs what somebody did. Weights count for all that was ever done, and are kept nowhere in it: another version is another reading of the same numbers. */
export const weigh = (months: Months, weights: Weights): WeighedMonths =>
  Object.fromEntries(Object.entries(months).map(([month, of]) => [month, weighMonth(of, weights)]));

/** How somebody takes part, by the weights of some version. */
export interface Weighed extends Omit<Engagement, "months"> {
  readonly months: WeighedMonths;
}

/** How somebody takes part, by these weights. */
export const weighed = (engagement: Engagement, weights: Weights): Weighed => ({
  ...engagement,
  months: weigh(engagement.months, weights),
});
