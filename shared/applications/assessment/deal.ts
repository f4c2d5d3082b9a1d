/** An application that waits for scores, as far as dealing it out looks at it. */
export interface ToDeal {
  readonly reference: string;
  /** Who scores it already, or is asked to. */
  readonly has: readonly string[];
  /** Who may not score it: with an interest in it, or having seen its scores. */
  readonly barred: readonly string[];
}

/** One application for one assessor. */
export interface Dealt {
  readonly application: string;
  readonly assessor: string;
}

/** What is dealt out: how many scores each application needs, among whom, and how much each of these has to score already. */
export interface Dealing {
  readonly needed: number;
  readonly assessors: readonly string[];
  readonly load: ReadonlyMap<string, number>;
  readonly applications: readonly ToDeal[];
}

const candidatesOf = ({ has, barred }: ToDeal, assessors: readonly string[]): readonly string[] =>
  assessors.filter((one) => !has.includes(one) && !barred.includes(one));

/**
 * Deals applications out evenly: each goes to those who have the least to score, of those who may, until it has the scores that it needs. Applications
 * that few may score are dealt first, so that these few are not full when their turn comes. Nobody gets one twice or one that they may not score.
 */
export const dealOut = ({ needed, assessors, load, applications }: Dealing): readonly Dealt[] => {
  const loads = new Map(assessors.map((one) => [one, load.get(one) ?? 0]));
  const loadOf = (one: string): number => loads.get(one) ?? 0;
  const inOrder = applications
    .map((application) => ({ application, candidates: candidatesOf(application, assessors) }))
    .toSorted((one, other) => one.candidates.length - other.candidates.length);
  return inOrder.flatMap(({ application: { reference, has }, candidates }) => {
    const missing = Math.max(0, needed - has.length);
    const chosen = candidates.toSorted((one, other) => loadOf(one) - loadOf(other)).slice(0, missing);
    for (const one of chosen) loads.set(one, loadOf(one) + 1);
    return chosen.map((assessor) => ({ application: reference, assessor }));
  });
};
