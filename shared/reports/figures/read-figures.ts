import type { Table } from "../../platform/dynamo.ts";
import { readDays } from "../days/read-days.ts";
import { addUp } from "./counts.ts";
import type { PeriodFigures } from "./figure.ts";
import { countsOfDay, standingOf } from "./from-rollup.ts";
import type { Period } from "./period.ts";

const spanOf = (periods: readonly Period[]): { readonly first: string; readonly last: string } => ({
  first: periods.map(({ first }) => first).sort()[0] ?? "9999-12-31",
  last:
    periods
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? "0000-01-01",
});

/**
 * The figures of some periods, as far as they are known on the London date `today`, in the order of the periods. Each answers every figure, whole or narrowed
 * (`figureOf`, `figureBy`). One query for all periods together.
 */
export const readFigures = async (
  table: Table,
  periods: readonly Period[],
  today: string,
): Promise<readonly PeriodFigures[]> => {
  const { first, last } = spanOf(periods);
  const through = last < today ? last : today;
  const days = first <= through ? await readDays(table, first, through) : [];
  return periods.map((period) => {
    const own = days.filter(({ date }) => period.first <= date && date <= period.last);
    const latest = own.at(-1);
    return {
      period,
      through: latest?.date,
      counts: addUp(own.map(countsOfDay)),
      standing: latest === undefined ? {} : standingOf(latest.totals),
      people: {},
    };
  });
};
