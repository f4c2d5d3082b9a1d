/** Whether a date (`2026-12-25`) is a holiday on which nobody works. Passed in, so that the rules here know no calendar of their own. */
export type IsHoliday = (date: string) => boolean;

const DAY = 86_400_000;

// A date alone is midnight in UTC, where every day has 24 hours.
const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** Whether people work on this date: Monday to Friday, and no holiday. */
export const isWorkingDay = (date: string, isHoliday: IsHoliday): boolean => {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(date);
};

/**
 * The date that is so many working days after `date`. The day itself does not count, so what comes in on a Friday with two days to answer
 * is due on Tuesday, and so is what comes in on the Saturday after it. With 0 it is the date itself. Throws RangeError below 0.
 */
export const addWorkingDays = (date: string, days: number, isHoliday: IsHoliday): string => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is not a number of working days.`);
  let left = days;
  let at = date;
  while (left > 0) {
    at = dayAfter(at, 1);
    if (isWorkingDay(at, isHoliday)) left -= 1;
  }
  return at;
};

/** How many working days there are after `from` up to and with `to`; 0 when `to` is not later. The inverse of `addWorkingDays`. */
export const workingDaysBetween = (from: string, to: string, isHoliday: IsHoliday): number => {
  let count = 0;
  for (let at = dayAfter(from, 1); at <= to; at = dayAfter(at, 1))
    if (isWorkingDay(at, isHoliday)) count += 1;
  return count;
};

/** `date` itself if people work on it, otherwise the first date after it on which they do: what falls due or is asked waits for it. */
export const onWorkingDay = (date: string, isHoliday: IsHoliday): string => {
  let at = date;
  while (!isWorkingDay(at, isHoliday)) at = dayAfter(at, 1);
  return at;
};

/** `date` itself if people work on it, otherwise the last date before it on which they do: what is to be done by a date ends with it. */
export const upToWorkingDay = (date: string, isHoliday: IsHoliday): string => {
  let at = date;
  while (!isWorkingDay(at, isHoliday)) at = dayAfter(at, -1);
  return at;
};

/** The last day of work that begins on a day and takes so many weeks: one on which people work, unless somebody chooses another. */
export const lastDayOfWork = (startsOn: string, weeks: number, isHoliday: IsHoliday): string =>
  upToWorkingDay(dayAfter(startsOn, weeks * 7 - 1), isHoliday);

/** The last date of the week that begins on this Monday on which people work; undefined if there is none. */
export const lastWorkingDayOf = (monday: string, isHoliday: IsHoliday): string | undefined =>
  [4, 3, 2, 1, 0].map((days) => dayAfter(monday, days)).find((date) => isWorkingDay(date, isHoliday));
