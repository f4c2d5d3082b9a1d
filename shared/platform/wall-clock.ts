import * as Calendar from "temporal-polyfill/fns/Calendar";
import * as Duration from "temporal-polyfill/fns/Duration";
import * as Moment from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { Instant } from "./clock.ts";
import { HOME_ZONE } from "./time.ts";

// Apart from time.ts because of the library that it needs: most functions only compare and count moments. It is Temporal as functions, of which
// a bundle carries those that are called (27 KB); the classes bring each other along (68 KB, and twice the time to load).

const instantOf = (moment: ZonedDateTime.Record): Instant =>
  Moment.toString(ZonedDateTime.toInstant(moment), { smallestUnit: "millisecond" });

const zoned = (moment: Instant, zone: string = HOME_ZONE): ZonedDateTime.Record =>
  Moment.toZonedDateTimeISO(Moment.fromString(moment), zone);

const dateOf = (date: string): PlainDate.Record => PlainDate.fromString(date, Calendar.getISO);

/** `moment` plus an ISO 8601 duration (`P14D`, `PT2H`). Days are days of the home zone, so 09:00 stays 09:00 across a clock change. */
export const plus = (moment: Instant, duration: string): Instant =>
  instantOf(ZonedDateTime.add(zoned(moment), Duration.fromString(duration)));

/** `moment` minus an ISO 8601 duration, with days of the home zone. */
export const minus = (moment: Instant, duration: string): Instant =>
  instantOf(ZonedDateTime.subtract(zoned(moment), Duration.fromString(duration)));

/** The calendar date (`2026-11-23`) of a moment in the home zone. */
export const localDate = (moment: Instant): string =>
  PlainDate.toString(ZonedDateTime.toPlainDate(zoned(moment)));

/** The moment of a wall-clock time (`2026-11-23T08:00`) in a zone; in an hour that a clock change skips, the moment after the gap. */
export const fromLocal = (wallClock: string, zone: string = HOME_ZONE): Instant =>
  instantOf(
    PlainDateTime.toZonedDateTime(PlainDateTime.fromString(wallClock, Calendar.getISO), zone, {
      disambiguation: "later",
    }),
  );

/** Nine in the morning of a date (`2026-11-23`) on the programme's wall clock, summer and winter. */
export const nineOn = (date: string): Instant => fromLocal(`${date}T09:00`);

/** The wall-clock time (`2026-11-23T08:00`) of a moment in a zone, as a form's fields hold it. */
export const toLocal = (moment: Instant, zone: string = HOME_ZONE): string =>
  PlainDateTime.toString(ZonedDateTime.toPlainDateTime(zoned(moment, zone)), { smallestUnit: "minute" });

/** `date` plus a number of calendar days (negative to go back). */
export const addDays = (date: string, days: number): string =>
  PlainDate.toString(PlainDate.addDays(dateOf(date), days));

/** The Monday of the ISO week that a date falls in. */
export const mondayOf = (date: string): string => addDays(date, 1 - PlainDate.dayOfWeek(dateOf(date)));
