import { keysOf } from "../../platform/keys.ts";
import {
  type Period,
  type PeriodUnit,
  parsePeriod,
  periodBefore,
  periodName,
  periodOf,
  periodsUpTo,
  sayPeriod,
  yearBefore,
} from "../figures/period.ts";

/** With what a period can be compared. */
export const comparisons = {
  before: "The period before",
  year: "The same period a year before",
} as const;

/** With what a period is compared. */
export type Comparison = keyof typeof comparisons;

/** The comparisons as a list that an address can name. */
export const comparisonNames = keysOf(comparisons);

/** Lengths of time that can be chosen, each with how many periods a chart of it shows and how many are offered. */
const lengths = {
  month: { title: "Month", shown: 13, offered: 13 },
  quarter: { title: "Quarter", shown: 9, offered: 8 },
  year: { title: "Year", shown: 5, offered: 4 },
  week: { title: "Week", shown: 13, offered: 13 },
} as const satisfies Partial<Record<PeriodUnit, object>>;

type Length = keyof typeof lengths;

const isLength = (unit: PeriodUnit): unit is Length => unit !== "day";

/** What somebody looks at: a period, with what it is compared, and the periods that lead up to it, itself last. */
export interface Choice {
  readonly own: Period;
  readonly against: Comparison;
  readonly before: Period;
  readonly series: readonly Period[];
  /** Thirteen months up to the end of the period: cohorts and levels go by the month. */
  readonly months: readonly Period[];
}

/** What an address chooses. Anything that is not a period that has begun is the last whole month. */
export const chosen = (
  { period, against }: { readonly period?: string | undefined; readonly against?: string | undefined },
  today: string,
): Choice => {
  const parsed = parsePeriod(period ?? "");
  const fits = parsed !== undefined && isLength(parsed.unit) && parsed.first <= today;
  const own = fits ? parsed : periodBefore(periodOf("month", today));
  const way = comparisonNames.find((name) => name === against) ?? "before";
  const shown = isLength(own.unit) ? lengths[own.unit].shown : 1;
  return {
    own,
    against: way,
    before: way === "year" ? yearBefore(own) : periodBefore(own),
    series: periodsUpTo(own, shown),
    months: periodsUpTo(periodOf("month", own.last < today ? own.last : today), lengths.month.shown),
  };
};

/** The periods that are offered, by their length, the latest first; the one that runs among them. */
export const offered = (today: string) =>
  keysOf(lengths).map((unit) => ({
    title: lengths[unit].title,
    periods: periodsUpTo(periodOf(unit, today), lengths[unit].offered)
      .toReversed()
      .map((period) => ({
        value: periodName(period),
        text: `${sayPeriod(period)}${period.last >= today ? " (so far)" : ""}`,
      })),
  }));
