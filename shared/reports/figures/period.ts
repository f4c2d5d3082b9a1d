import { sayDate, sayMonth } from "../../platform/time.ts";
import { addDays, mondayOf } from "../../platform/wall-clock.ts";

/** The lengths of time that figures are kept and told for, the shortest first. All are of London days; a week begins on Monday. */
export const periodUnits = ["day", "week", "month", "quarter", "year"] as const;

/** How long a period is. */
export type PeriodUnit = (typeof periodUnits)[number];

/** A stretch of London days, both included. Two periods of the same unit and first day are the same period. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly first: string;
  readonly last: string;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the month that is so many months after that of a date. */
const monthLater = (date: string, months: number): string => {
  const number = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = String((((number % 12) + 12) % 12) + 1).padStart(2, "0");
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${month}-01`;
};

const ofMonths = (unit: keyof typeof MONTHS, date: string): Period => {
  const into = (Number(date.slice(5, 7)) - 1) % MONTHS[unit];
  const first = monthLater(date, -into);
  return { unit, first, last: addDays(monthLater(first, MONTHS[unit]), -1) };
};

/** The period of this unit in which a London date falls. */
export const periodOf = (unit: PeriodUnit, date: string): Period => {
  if (unit === "day") return { unit, first: date, last: date };
  if (unit !== "week") return ofMonths(unit, date);
  const first = mondayOf(date);
  return { unit, first, last: addDays(first, 6) };
};

/** The period so many before this one, of the same unit. */
export const periodBefore = (period: Period, count = 1): Period => {
  let before = period;
  for (let left = count; left > 0; left -= 1) before = periodOf(period.unit, addDays(before.first, -1));
  return before;
};

/** The same period a year before: of a week, the week 52 before it, so that weekdays agree; of a day, the same date, and 28 February for the 29th. */
export const yearBefore = (period: Period): Period => {
  if (period.unit === "week") return periodBefore(period, 52);
  const year = String(Number(period.first.slice(0, 4)) - 1).padStart(4, "0");
  const monthAndDay = period.first.slice(4) === "-02-29" ? "-02-28" : period.first.slice(4);
  return periodOf(period.unit, `${year}${monthAndDay}`);
};

/** So many periods that end with this one, in order of time. */
export const periodsUpTo = (period: Period, count: number): readonly Period[] => {
  const periods = [period];
  while (periods.length < count) {
    const [first = period] = periods;
    periods.unshift(periodBefore(first));
  }
  return periods;
};

/** The periods of a unit in which the days from `first` to `last` fall, in order of time. */
export const periodsBetween = (unit: PeriodUnit, first: string, last: string): readonly Period[] => {
  const periods: Period[] = [];
  for (
    let period = periodOf(unit, first);
    period.first <= last;
    period = periodOf(unit, addDays(period.last, 1))
  )
    periods.push(period);
  return periods;
};

const quarterOf = ({ first }: Period): number => Math.ceil(Number(first.slice(5, 7)) / 3);

/** The short name of a period, as it stands in an address and in the table: `2026-11-23` (a day), `week-2026-11-23`, `2026-11`, `2026-Q4`, `2026`. */
export const periodName = (period: Period): string => {
  const { unit, first } = period;
  const year = first.slice(0, 4);
  if (unit === "day") return first;
  if (unit === "week") return `week-${first}`;
  if (unit === "month") return first.slice(0, 7);
  return unit === "quarter" ? `${year}-Q${quarterOf(period)}` : year;
};

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const unitNamed = (name: string): readonly [PeriodUnit, string] | undefined => {
  if (name.startsWith("week-")) return ["week", name.slice(5)];
  const [year = "", rest] = name.split("-");
  if (rest === undefined) return ["year", `${year}-01-01`];
  const quarter = /^Q([1-4])$/.exec(rest)?.[1];
  if (quarter !== undefined) return ["quarter", `${year}-${String(Number(quarter) * 3).padStart(2, "0")}-01`];
  return name.length === 7 ? ["month", `${name}-01`] : ["day", name];
};

/** The period of this name, which may come from an address; undefined for anything that is not the name of one. */
export const parsePeriod = (name: string): Period | undefined => {
  const [unit, date] = unitNamed(name) ?? [];
  if (unit === undefined || date === undefined || !DATE.test(date)) return undefined;
  if (new Date(date).toISOString().slice(0, 10) !== date) return undefined;
  const period = periodOf(unit, date);
  return periodName(period) === name ? period : undefined;
};

/** A period as pages and letters say it. */
export const sayPeriod = (period: Period): string => {
  const { unit, first, last } = period;
  const year = first.slice(0, 4);
  if (unit === "day") return sayDate(first);
  if (unit === "week") return `${sayDate(first)} to ${sayDate(last)}`;
  if (unit === "month") return sayMonth(first.slice(0, 7));
  return unit === "quarter" ? `${sayMonth(first.slice(0, 7))} to ${sayMonth(last.slice(0, 7))}` : year;
};
