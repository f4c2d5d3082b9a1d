import { type Counts, countName, parseCountName } from "./counts.ts";
import type { Narrowed } from "./facets.ts";

/** Between the name of a distribution and one of its values. */
const AT = "=";

/** The name of the count of the cases of a distribution that have this value, a whole number. */
export const distributionName = (name: string, value: number): string => `${name}${AT}${value}`;

/** The values of a distribution in order, each with its cases. */
type Distribution = readonly (readonly [value: number, cases: number])[];

/** A distribution out of counts. */
export const distributionIn = (counts: Counts, of: string, narrowed?: Narrowed): Distribution =>
  Object.entries(counts)
    .flatMap(([key, count]): (readonly [number, number])[] => {
      const { name } = parseCountName(key);
      const isOf = name.startsWith(`${of}${AT}`) && key === countName(name, narrowed);
      return isOf ? [[Number(name.slice(of.length + 1)), count]] : [];
    })
    .sort(([one], [other]) => one - other);

/** The smallest value that at least so many percent of the cases do not exceed (nearest rank), and how many cases there are. */
export const percentileOf = (
  percent: number,
  values: Distribution,
): { readonly value: number | undefined; readonly cases: number } => {
  const cases = values.reduce((sum, [, count]) => sum + count, 0);
  if (cases <= 0) return { value: undefined, cases: 0 };
  const rank = Math.ceil((percent / 100) * cases);
  let sum = 0;
  for (const [value, count] of values) {
    sum += count;
    if (sum >= rank) return { value, cases };
  }
  return { value: undefined, cases };
};
