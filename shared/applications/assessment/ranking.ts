import type { Criterion } from "../calls/criteria.ts";
import { type Assessment, type Score, scoredOnes } from "./model.ts";

// How applications are ranked, and why so: docs/decisions/0031-ranking.md. All sums are of whole numbers, and fractions are compared without
// dividing, so that two equal applications are equal and no rounding decides who is first.

/** A fraction, kept whole. */
export interface Ratio {
  readonly over: number;
  readonly under: number;
}

/** A fraction as a number: for a person to read, not to compare. */
export const decimalOf = ({ over, under }: Ratio): number => over / under;

/** Above 0 when the first fraction is the greater, below when it is the smaller, 0 when they are equal. */
export const compareRatios = (a: Ratio, b: Ratio): number => a.over * b.under - b.over * a.under;

/** Twice the median of whole scores, which is whole even where the median lies between two. Throws RangeError when there are none. */
export const twiceMedian = (scores: readonly number[]): number => {
  const sorted = scores.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined) throw new RangeError("No scores have no median.");
  return low + high;
};

const ranked = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.filter(({ independent, weight }) => !independent && weight > 0);

const weightOf = (criteria: readonly Criterion[]): number =>
  ranked(criteria).reduce((sum, { weight }) => sum + weight, 0);

const scoreFor = (scores: readonly Score[], criterion: string): number | undefined =>
  scores.find((score) => score.criterion === criterion)?.score;

/** The scores of each assessor who scored every criterion that ranks. */
const wholeScores = (
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): readonly (readonly Score[])[] =>
  scoredOnes(assessments)
    .map(({ scores }) => scores ?? [])
    .filter((scores) => ranked(criteria).every(({ id }) => scoreFor(scores, id) !== undefined));

const scoresOf = (all: readonly (readonly Score[])[], criterion: string): readonly number[] =>
  all.flatMap((scores) => scoreFor(scores, criterion) ?? []);

/**
 * By median: the median of the assessors' scores for each criterion, weighted. One assessor who is far from the others moves it little.
 * Undefined while nobody has scored.
 */
export const weightedMedian = (
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): Ratio | undefined => {
  const all = wholeScores(criteria, assessments);
  if (all.length === 0) return undefined;
  const over = ranked(criteria).reduce(
    (sum, { id, weight }) => sum + weight * twiceMedian(scoresOf(all, id)),
    0,
  );
  return { over, under: 2 * weightOf(criteria) };
};

const sumOf = (criteria: readonly Criterion[], scores: readonly Score[]): number =>
  ranked(criteria).reduce((sum, { id, weight }) => sum + weight * (scoreFor(scores, id) ?? 0), 0);

/** By mean: the mean of the assessors' scores for each criterion, weighted. Every score counts alike. Undefined while nobody has scored. */
export const weightedMean = (
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): Ratio | undefined => {
  const all = wholeScores(criteria, assessments);
  if (all.length === 0) return undefined;
  const over = all.reduce((sum, scores) => sum + sumOf(criteria, scores), 0);
  return { over, under: all.length * weightOf(criteria) };
};

/** What each assessor's scores come to, the lowest first, from 0 to 5. The spread is from the first to the last. */
export const dotsOf = (
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): readonly number[] =>
  wholeScores(criteria, assessments)
    .map((scores) => decimalOf({ over: sumOf(criteria, scores), under: weightOf(criteria) }))
    .toSorted((a, b) => a - b);

/** The median score for each criterion, those that do not rank included; undefined where nobody scored it. */
export const mediansOf = (
  criteria: readonly Criterion[],
  assessments: readonly Assessment[],
): readonly { readonly criterion: Criterion; readonly median: number | undefined }[] => {
  const all = scoredOnes(assessments).map(({ scores }) => scores ?? []);
  return criteria.map((criterion) => {
    const scores = scoresOf(all, criterion.id);
    return { criterion, median: scores.length === 0 ? undefined : twiceMedian(scores) / 2 };
  });
};

/** What is ranked: an application's reference with everybody's assessments of it. */
export interface Rankable {
  readonly reference: string;
  readonly assessments: readonly Assessment[];
}

/** An application's place in the ranking. Without ranks while too few have scored it. */
export interface RankedApplication {
  readonly reference: string;
  /** How many have scored it. */
  readonly scored: number;
  readonly complete: boolean;
  readonly median: Ratio | undefined;
  readonly mean: Ratio | undefined;
  readonly rankByMedian: number | undefined;
  readonly rankByMean: number | undefined;
  readonly dots: readonly number[];
}

/** 1 for the best; equals share a rank and the next one is left out, as in sports (1, 2, 2, 4). */
const rankAmong = (own: Ratio | undefined, all: readonly (Ratio | undefined)[]): number | undefined =>
  own === undefined
    ? undefined
    : 1 + all.filter((other) => other !== undefined && compareRatios(other, own) > 0).length;

const byRatio = (a: Ratio | undefined, b: Ratio | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return compareRatios(b, a);
};

/**
 * Ranks applications by median and by mean. Only those that `assessors` people have scored get a rank; the others follow, so that they are
 * seen. Independent criteria, and those without weight, never count. Equal medians are ordered by mean, then by reference.
 */
export const rank = (
  applications: readonly Rankable[],
  { criteria, assessors }: { readonly criteria: readonly Criterion[]; readonly assessors: number },
): readonly RankedApplication[] => {
  const figures = applications.map(({ reference, assessments }) => {
    const dots = dotsOf(criteria, assessments);
    const median = weightedMedian(criteria, assessments);
    const mean = weightedMean(criteria, assessments);
    return { reference, scored: dots.length, complete: dots.length >= assessors, median, mean, dots };
  });
  const complete = figures.filter((figure) => figure.complete);
  const medians = complete.map(({ median }) => median);
  const means = complete.map(({ mean }) => mean);
  return figures
    .map((figure) => ({
      ...figure,
      rankByMedian: figure.complete ? rankAmong(figure.median, medians) : undefined,
      rankByMean: figure.complete ? rankAmong(figure.mean, means) : undefined,
    }))
    .toSorted(
      (a, b) =>
        Number(b.complete) - Number(a.complete) ||
        byRatio(a.median, b.median) ||
        byRatio(a.mean, b.mean) ||
        (a.reference < b.reference ? -1 : 1),
    );
};
