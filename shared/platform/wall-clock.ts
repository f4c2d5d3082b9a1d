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

const momentOf = (wallClock: string, zone: string, disambiguation: "earlier" | "later"): Instant =>
  instantOf(
    PlainDateTime.toZonedDateTime(PlainDateTime.fromString(wallClock, Calendar.getISO), zone, {
      disambiguation,
    }),
  );

/**
 * The moment of a wall-clock time (`2026-11-23T08:00`) in a zone; in an hour that a clock change skips, the moment after the gap. For times
 * that we choose: what somebody typed is read by `typedMoment` (shared/pages/typed-moment.ts), which refuses such an hour.
 */
export const fromLocal = (wallClock: string, zone: string = HOME_ZONE): Instant =>
  momentOf(wallClock, zone, "later");

/** What a clock change makes of a wall-clock time: no such time (`skipped`), two of them (`twice`), or nothing. */
export const clockChangeAt = (
  wallClock: string,
  zone: string = HOME_ZONE,
): "skipped" | "twice" | undefined => {
  const [earlier, later] = [momentOf(wallClock, zone, "earlier"), momentOf(wallClock, zone, "later")];
  if (earlier === later) return undefined;
  return toLocal(later, zone) === wallClock ? "twice" : "skipped";
};

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

/**
 * Whether a day that somebody plans something for is over: then what is planned would be late at once, or never happen. One rule for all that
 * is planned; each decision refuses with `in-the-past`. What stood there `before` may stay, so that an old plan can be changed in other ways.
 * Days on which something did happen are no plans and are not asked.
 */
export const isOver = (
  planned: string | undefined,
  { now, before }: { readonly now: Instant; readonly before?: string | undefined },
): boolean => planned !== undefined && planned !== before && planned < localDate(now);
