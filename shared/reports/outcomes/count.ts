import type { Outcomes } from "./model.ts";

/** What outcomes are counted from: of each thing the little that counts. */
export interface OutcomeSource {
  readonly date: string;
  /** Where each application stands. */
  readonly applications: readonly string[];
  /** Each project with its status, the light of its last note, and what it owes. */
  readonly projects: readonly {
    readonly status: string;
    readonly light: string | undefined;
    readonly owed: number;
  }[];
  readonly reUses: readonly {
    readonly stage: string;
    readonly organisation: string;
    readonly inUse: boolean;
    readonly benefits: number;
  }[];
  /** The scores from 1 to 5 that statements got. */
  readonly scores: { readonly before: readonly number[]; readonly after: readonly number[] };
}

const countBy = (names: readonly string[]): Record<string, number> => {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Counts what came of the programme. Pure. */
export const countOutcomes = ({ date, applications, projects, reUses, scores }: OutcomeSource): Outcomes => {
  const owing = projects.filter(({ status, owed }) => status === "complete" && owed > 0);
  const active = projects.filter(({ status }) => status === "active");
  return {
    date,
    applications: countBy(applications),
    projects: countBy(projects.map(({ status }) => status)),
    lights: countBy(active.map(({ light }) => light ?? "none")),
    owing: { projects: owing.length, outputs: sumOf(owing.map(({ owed }) => owed)) },
    reUses: countBy(reUses.map(({ stage }) => stage)),
    organisations: new Set(reUses.filter(({ inUse }) => inUse).map(({ organisation }) => organisation)).size,
    benefits: sumOf(reUses.map(({ benefits }) => benefits)),
    withBenefit: reUses.filter(({ benefits }) => benefits > 0).length,
    survey: {
      before: scores.before.length,
      sumBefore: sumOf(scores.before),
      after: scores.after.length,
      sumAfter: sumOf(scores.after),
    },
  };
};
