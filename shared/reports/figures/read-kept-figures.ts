import type { Table } from "../../platform/dynamo.ts";
import type { PeriodFigures } from "./figure.ts";
import { type Period, periodUnits } from "./period.ts";
import { readStoredFigures } from "./store.ts";

/**
 * The figures of some periods as the nights have kept them: what goes out and what everybody sees counts nothing itself. In the order of the periods; of one that no
 * night has summed up nothing is known. One query for each unit of time among them.
 */
export const readKeptFigures = async (
  table: Table,
  periods: readonly Period[],
): Promise<readonly PeriodFigures[]> => {
  const kept = await Promise.all(
    periodUnits.map(async (unit) => {
      const days = periods.filter((period) => period.unit === unit).map(({ first }) => first);
      const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
      return first === undefined || last === undefined ? [] : readStoredFigures(table, unit, { first, last });
    }),
  );
  const known = new Map(kept.flat().map((of) => [`${of.period.unit}#${of.period.first}`, of]));
  return periods.map(
    (period) =>
      known.get(`${period.unit}#${period.first}`) ?? {
        period,
        through: undefined,
        counts: {},
        standing: {},
        people: {},
      },
  );
};
