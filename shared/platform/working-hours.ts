import type { Instant } from "./clock.ts";
import { datesBetween } from "./time.ts";
import { fromLocal, localDate } from "./wall-clock.ts";
import { type IsHoliday, isWorkingDay } from "./working-days.ts";

const HOUR = 3_600_000;

/**
 * The working hours between two moments, rounded up to a whole hour: 9am to 5pm on London's clock, Monday to Friday but for holidays. 0 when no working time lies between
 * them, as for an answer on the evening on which the question came.
 */
export const workingHoursBetween = (from: Instant, to: Instant, isHoliday: IsHoliday): number => {
  if (to <= from) return 0;
  const worked = datesBetween(localDate(from), localDate(to))
    .filter((date) => isWorkingDay(date, isHoliday))
    .map((date) => {
      const [opens, closes] = [fromLocal(`${date}T09:00`), fromLocal(`${date}T17:00`)].map(Date.parse);
      const begin = Math.max(opens ?? 0, Date.parse(from));
      return Math.max(0, Math.min(closes ?? 0, Date.parse(to)) - begin);
    });
  return Math.ceil(worked.reduce((sum, time) => sum + time, 0) / HOUR);
};
