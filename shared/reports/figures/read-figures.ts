import type { Table } from "../../platform/dynamo.ts";
import { addDays } from "../../platform/wall-clock.ts";
import type { Rollup } from "../days/model.ts";
import { readDays } from "../days/read-days.ts";
import { addUp } from "./counts.ts";
import type { PeriodFigures } from "./figure.ts";
import { countsOfDay, standingOf } from "./from-rollup.ts";
import { type Period, type PeriodUnit, periodUnits } from "./period.ts";
import { readStoredFigures } from "./store.ts";

const spanOf = (periods: readonly Period[]): { readonly first: string; readonly last: string } => ({
  first: periods.map(({ first }) => first).sort()[0] ?? "9999-12-31",
  last:
    periods
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? "0000-01-01",
});

const nothing = (period: Period): PeriodFigures => ({
  period,
  through: undefined,
  counts: {},
  standing: {},
  people: {},
});

/** A period with the days of it that no night has summed up yet: they count in its figures, but are not divided, and their people not among the different ones. */
const withDays = (of: PeriodFigures, days: readonly Rollup[]): PeriodFigures => {
  const { period, through = "" } = of;
  const more = days.filter(({ date }) => date > through && period.first <= date && date <= period.last);
  const latest = more.at(-1);
  if (latest === undefined) return of;
  return {
    ...of,
    through: latest.date,
    counts: addUp([of.counts, ...more.map(countsOfDay)]),
    standing: { ...of.standing, ...standingOf(latest.totals) },
  };
};

const readUnit = async (
  table: Table,
  periods: readonly Period[],
  unit: PeriodUnit,
): Promise<readonly PeriodFigures[]> => {
  const { first, last } = spanOf(periods.filter((period) => period.unit === unit));
  return readStoredFigures(table, unit, { first, last });
};

/**
 * The figures of some periods, as far as they are known on the London date `today`, in the order of the periods. Each answers every figure, whole or narrowed
 * (`figureOf`, `figureBy`). One query for each unit of time among them, and the journal of the day after the last that a night has summed up.
 */
export const readFigures = async (
  table: Table,
  periods: readonly Period[],
  today: string,
): Promise<readonly PeriodFigures[]> => {
  const { first, last } = spanOf(periods);
  const through = last < today ? last : today;
  if (first > through) return periods.map(nothing);
  const kept = (await Promise.all(periodUnits.map((unit) => readUnit(table, periods, unit)))).flat();
  const known = new Map(kept.map((of) => [`${of.period.unit}#${of.period.first}`, of]));
  const found = periods.map((period) => known.get(`${period.unit}#${period.first}`) ?? nothing(period));
  const missing = found
    .filter((of) => of.period.first <= through && (of.through ?? "") < of.period.last)
    .map((of) => (of.through === undefined ? of.period.first : addDays(of.through, 1)))
    .sort()[0];
  if (missing === undefined || missing > through) return found;
  // With the day before them, on top of whose totals they stand.
  const days = await readDays(table, { first: addDays(missing, -1), last: through, today });
  return found.map((of) => withDays(of, days));
};
