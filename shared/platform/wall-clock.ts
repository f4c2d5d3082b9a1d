import { Temporal } from "temporal-polyfill";
import type { Instant } from "./clock.ts";
import { HOME_ZONE } from "./time.ts";

// Apart from time.ts because of the library that it needs: most functions only compare and count moments.

const toInstant = (moment: Temporal.Instant): Instant => moment.toString({ smallestUnit: "millisecond" });

/** `moment` plus an ISO 8601 duration (`P14D`, `PT2H`). Days are days of the home zone, so 09:00 stays 09:00 across a clock change. */
export const plus = (moment: Instant, duration: string): Instant =>
  toInstant(Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).add(duration).toInstant());

/** `moment` minus an ISO 8601 duration, with days of the home zone. */
export const minus = (moment: Instant, duration: string): Instant =>
  toInstant(Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).subtract(duration).toInstant());

/** The calendar date (`2026-11-23`) of a moment in the home zone. */
export const localDate = (moment: Instant): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(HOME_ZONE).toPlainDate().toString();

/** The moment of a wall-clock time (`2026-11-23T08:00`) in a zone; in an hour that a clock change skips, the moment after the gap. */
export const fromLocal = (wallClock: string, zone: string = HOME_ZONE): Instant =>
  toInstant(
    Temporal.PlainDateTime.from(wallClock).toZonedDateTime(zone, { disambiguation: "later" }).toInstant(),
  );

/** Nine in the morning of a date (`2026-11-23`) on the programme's wall clock, summer and winter. */
export const nineOn = (date: string): Instant => fromLocal(`${date}T09:00`);

/** The wall-clock time (`2026-11-23T08:00`) of a moment in a zone, as a form's fields hold it. */
export const toLocal = (moment: Instant, zone: string = HOME_ZONE): string =>
  Temporal.Instant.from(moment)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

/** `date` plus a number of calendar days (negative to go back). */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The Monday of the ISO week that a date falls in. */
export const mondayOf = (date: string): string => addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
