import { localDate } from "../platform/wall-clock.ts";
import type { Activity } from "./activity.ts";
import type { Kept } from "./decide.ts";
import { countMonth, type Month, type Months, monthOf } from "./engagement.ts";
import { type CurrentWeights, FIRST, type WeightsVersion, weightsOf } from "./weights/model.ts";

/** What somebody had done by the end of a London date, as is known now. */
export interface AsOf {
  /** The latest first. */
  readonly activities: readonly Activity[];
  readonly months: Months;
}

/** What somebody had done by the end of a London date: every measure for that date follows from it. Pure. */
export const asOf = ({ months }: Pick<Kept, "months">, date: string): AsOf => {
  const done = [...months.values()].flat().filter(({ counts, on }) => counts && on <= date);
  const byMonth = new Map<Month, Activity[]>();
  for (const activity of done) {
    const month = monthOf(activity.on);
    byMonth.set(month, [...(byMonth.get(month) ?? []), activity]);
  }
  const counted = [...byMonth]
    .flatMap(([month, activities]) => {
      const of = countMonth(activities);
      return of === undefined ? [] : [[month, of] as const];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    activities: done.sort((one, other) => (one.on < other.on ? 1 : -1)),
    months: Object.fromEntries(counted),
  };
};

/** The weights that counted at the end of a London date, of all versions with the latest first. */
export const weightsOn = (versions: readonly WeightsVersion[], date: string): CurrentWeights => {
  const saved = versions.find(({ at }) => localDate(at) <= date);
  return saved === undefined ? FIRST : { version: saved.version, weights: weightsOf(saved) };
};
