import { type OrbitLevel, orbitLevels } from "../../engagement/orbit-level.ts";
import { keysOf, ownValue } from "../../platform/keys.ts";
import type { Counts } from "./counts.ts";
import type { PeriodFigures } from "./figure.ts";
import { periodName } from "./period.ts";

const inCommunity = (of: PeriodFigures, name: string): number => ownValue(of.community, name) ?? 0;

/** A level with how many people a month found on it, and what became of them. */
export interface LevelMoves {
  readonly level: OrbitLevel;
  readonly title: string;
  readonly before: number;
  readonly up: number;
  readonly held: number;
  readonly down: number;
  readonly after: number;
}

/** The movement table of the month with which a period ends (Orbit Model): the highest level first. Empty while that month is not over. */
export const movementTable = (of: PeriodFigures): readonly LevelMoves[] =>
  of.community === undefined
    ? []
    : keysOf(orbitLevels).map((level) => ({
        level,
        title: orbitLevels[level],
        before: inCommunity(of, `level-before@${level}`),
        up: inCommunity(of, `moved-up@${level}`),
        held: inCommunity(of, `held@${level}`),
        down: inCommunity(of, `moved-down@${level}`),
        after: inCommunity(of, `level@${level}`),
      }));

/** Who joined in one month, and how many of them did something in each month that was asked for. */
export interface Cohort {
  readonly joinedIn: string;
  readonly people: number;
  readonly active: readonly { readonly month: string; readonly people: number }[];
}

/** The table of cohorts: joined in a month, active in a month. The months are in order of time; those that are not over are left out. */
export const cohortTable = (months: readonly PeriodFigures[]): readonly Cohort[] => {
  const known = months.filter(({ community }) => community !== undefined);
  const latest: Counts = known.at(-1)?.community ?? {};
  const names = known.map(({ period }) => periodName(period));
  return names
    .filter((joinedIn) => (latest[`cohort@${joinedIn}`] ?? 0) > 0)
    .map((joinedIn) => ({
      joinedIn,
      people: latest[`cohort@${joinedIn}`] ?? 0,
      active: known
        .map((of, nth) => ({
          month: names[nth] ?? "",
          people: inCommunity(of, `cohort-active@${joinedIn}`),
        }))
        .filter(({ month }) => month >= joinedIn),
    }));
};

/** A step of a funnel: its words, and under which name it is counted. */
interface Step {
  readonly title: string;
  readonly name: string;
}

interface Funnel {
  readonly title: string;
  /** Of whom it is, in words. */
  readonly formula: string;
  readonly from: "people" | "community";
  readonly steps: readonly Step[];
}

/** The funnels that are told. In each, every step is a part of the one before. */
export const funnels = {
  events: {
    title: "From coming to coming again",
    formula:
      "Different people who came to at least one event in the period, and of them those who came to two or more.",
    from: "people",
    steps: [
      { title: "Came", name: "came" },
      { title: "Came again", name: "came-again" },
    ],
  },
  newcomers: {
    title: "First steps of new members",
    formula:
      "People who joined in the twelve months that end with the last month of the period: all, those who did anything since, and those who did something in three months or more.",
    from: "community",
    steps: [
      { title: "Joined", name: "newcomers" },
      { title: "First activity", name: "newcomers-active" },
      { title: "Regular", name: "newcomers-regular" },
    ],
  },
  closer: {
    title: "From coming to using a result",
    formula:
      "Different people in the twelve months that end with the last month of the period: came to an event; of them, came again or asked something; of them, brought a problem or took part in a project; of them, use a result (CHAOSS conversion rate).",
    from: "community",
    steps: [
      { title: "Came", name: "came" },
      { title: "Came again or asked", name: "came-closer" },
      { title: "Brought a problem or took part", name: "took-part" },
      { title: "Use a result", name: "uses-a-result" },
    ],
  },
} as const satisfies Record<string, Funnel>;

/** The name of a funnel. */
export type FunnelName = keyof typeof funnels;

/** A funnel of a period, step by step; `rate` is the part of the step before, in percent. Empty while what it needs is not known. */
export const funnelOf = (
  of: PeriodFigures,
  name: FunnelName,
): readonly { readonly title: string; readonly people: number; readonly rate: number | undefined }[] => {
  const { from, steps } = funnels[name];
  const counts = from === "people" ? of.people : of.community;
  if (counts === undefined || of.through === undefined) return [];
  return steps.map(({ title, name: step }, nth) => {
    const people = counts[step] ?? 0;
    const before = nth === 0 ? 0 : (counts[steps[nth - 1]?.name ?? ""] ?? 0);
    return { title, people, rate: before === 0 ? undefined : Math.round((1000 * people) / before) / 10 };
  });
};
