import type { Engagement, Month } from "../engagement.ts";
import { loveIn } from "../love.ts";
import { type OrbitLevel, orbitLevel } from "../orbit-level.ts";
import { type Weights, weigh } from "./model.ts";

/** As many of the most engaged are compared by place. */
const FIRST_PLACES = 10;

/** What other weights would change. */
export interface WeightsEffect {
  /** How many people were looked at. */
  readonly people: number;
  /** How many would stand on a higher level, and on a lower one. */
  readonly up: number;
  readonly down: number;
  /** How many people are on each level, and would be. */
  readonly levels: readonly { readonly level: OrbitLevel; readonly now: number; readonly after: number }[];
  /** The first ten by the new weights, with their places now. */
  readonly first: readonly { readonly person: string; readonly place: number; readonly after: number }[];
}

const LEVELS: readonly OrbitLevel[] = ["leading", "contributing", "participating", "exploring", "quiet"];

const byLove = (people: readonly Engagement[], weights: Weights, month: Month): readonly string[] =>
  people
    .map(({ person, months }) => ({ person, love: loveIn(weigh(months, weights), month) }))
    .sort((one, other) => other.love - one.love || (one.person < other.person ? -1 : 1))
    .map(({ person }) => person);

/** What other weights would change among these people in a month. Pure. */
export const effectOf = (
  people: readonly Engagement[],
  { now, after }: { readonly now: Weights; readonly after: Weights },
  month: Month,
): WeightsEffect => {
  const moves = people.map(({ months }) => ({
    from: orbitLevel(weigh(months, now), month),
    to: orbitLevel(weigh(months, after), month),
  }));
  const rise = ({ from, to }: (typeof moves)[number]): number => LEVELS.indexOf(from) - LEVELS.indexOf(to);
  const places = new Map(byLove(people, now, month).map((person, nth) => [person, nth + 1]));
  return {
    people: people.length,
    up: moves.filter((move) => rise(move) > 0).length,
    down: moves.filter((move) => rise(move) < 0).length,
    levels: LEVELS.map((level) => ({
      level,
      now: moves.filter(({ from }) => from === level).length,
      after: moves.filter(({ to }) => to === level).length,
    })),
    first: byLove(people, after, month)
      .slice(0, FIRST_PLACES)
      .map((person, nth) => ({ person, place: places.get(person) ?? 0, after: nth + 1 })),
  };
};
