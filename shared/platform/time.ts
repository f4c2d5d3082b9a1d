import { Temporal } from "temporal-polyfill";
import type { Instant } from "./clock.ts";

/** The programme's wall clock: reports, deadlines and events are told in it. */
export const HOME_ZONE = "Europe/London";

const toInstant = (moment: Temporal.Instant): Instant => moment.toString({ smallestUnit: "millisecond" });

/** The moment as this product writes it, whatever the precision it came in. Throws RangeError on text that is no instant. */
export const instant = (text: string): Instant => toInstant(Temporal.Instant.from(text));

/** `moment` plus an ISO 8601 duration (`P14D`, `PT2H`). Days are days of the home zone, so 09:00 stays 09:00 across a clock change. */
export const plus = (moment: Instant, duration: string): Instant =>
  toInstant(Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).add(duration).toInstant());

/** `moment` minus an ISO 8601 duration, with days of the home zone. */
export const minus = (moment: Instant, duration: string): Instant =>
  toInstant(Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).subtract(duration).toInstant());

/** The calendar date (`2026-11-23`) of a moment in the home zone. */
export const localDate = (moment: Instant): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).toPlainDate().toString();

/** The UTC date of a moment: the day under which the journal files an entry. */
export const utcDate = (moment: Instant): string => moment.slice(0, 10);

/** The moment of a wall-clock time (`2026-11-23T08:00`) in a zone; in an hour that a clock change skips, the moment after the gap. */
export const fromLocal = (wallClock: string, zone: string = HOME_ZONE): Instant =>
  toInstant(
    Temporal.PlainDateTime.from(wallClock).toZonedDateTime(zone, { disambiguation: "later" }).toInstant(),
  );

/** The wall-clock time (`2026-11-23T08:00`) of a moment in a zone, as a form's fields hold it. */
export const toLocal = (moment: Instant, zone: string = HOME_ZONE): string =>
  Temporal.Instant.from(moment)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

/** `date` plus a number of calendar days (negative to go back). */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Every date from `first` to `last`, both included; empty when `last` is earlier. */
export const datesBetween = (first: string, last: string): string[] => {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** The Monday of the ISO week that a date falls in. */
export const mondayOf = (date: string): string => addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);

/** Whole hours from one moment to a later one. */
export const hoursBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000);

const say =
  (options: Intl.DateTimeFormatOptions) =>
  (moment: Instant): string =>
    new Intl.DateTimeFormat("en-GB", { timeZone: HOME_ZONE, ...options }).format(new Date(moment));

/** A moment's date as the NHS writes it: `Monday 23 November 2026`. */
export const sayDate = (moment: Instant): string =>
  say({ weekday: "long", day: "numeric", month: "long", year: "numeric" })(moment).replace(",", "");

/** A moment's time as the NHS writes it: `8am`, `1:30pm`, `midday`, `midnight`. */
export const sayTime = (moment: Instant): string => {
  const { hour, minute } = Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE);
  if (minute === 0 && hour === 0) return "midnight";
  if (minute === 0 && hour === 12) return "midday";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
};

/** Date and time together: `Monday 23 November 2026 at 8am`. */
export const sayDateTime = (moment: Instant): string => `${sayDate(moment)} at ${sayTime(moment)}`;
