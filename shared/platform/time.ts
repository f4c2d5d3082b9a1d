import type { Instant, PlainDate } from "./clock.ts";
import { lazy } from "./lazy.ts";

// Moments and dates that are only compared, counted and said. What clocks on the wall show, and adding days to that, is in
// wall-clock.ts.

/** The programme's wall clock: reports, deadlines and events are told in it. */
export const HOME_ZONE = "Europe/London";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `moment` plus so many hours of real time; negative to go back. */
export const plusHours = (moment: Instant, hours: number): Instant =>
  new Date(Date.parse(moment) + hours * HOUR).toISOString();

/** How long after an event, a call's closing or a question the links in letters about it still work (docs/decisions/0068-links-end.md). */
export const LINK_DAYS = { event: 30, call: 400, question: 365 } as const;

/** When a link ends whose thing is over at a moment: so many days later, for whoever looks back. Then the person's own page leads there. */
export const linkEnd = (over: Instant, days: number): Instant => plusHours(over, days * 24);

/** The UTC date of a moment: the day under which the journal files an entry. */
export const utcDate = (moment: Instant): string => moment.slice(0, 10);

/** Every date from `first` to `last`, both included; empty when `last` is earlier. */
export const datesBetween = (first: string, last: string): string[] => {
  const dates: string[] = [];
  // A date alone is midnight in UTC, where every day has 24 hours.
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY)
    dates.push(utcDate(new Date(day).toISOString()));
  return dates;
};

/** Whole hours from one moment to a later one. */
export const hoursBetween = (from: Instant, to: Instant): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / HOUR);

/**
 * A way to say moments, with its formatters made when first asked for and kept: making one costs a hundred times what using it does, and a
 * list says hundreds. A plain date is the same day in every zone; `Date` reads it as midnight in UTC, so that is where it is said.
 */
const sayer = (options: Intl.DateTimeFormatOptions): ((when: Instant | PlainDate) => string) => {
  const ofDates = lazy(() => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }));
  const ofMoments = lazy(() => new Intl.DateTimeFormat("en-GB", { timeZone: HOME_ZONE, ...options }));
  return (when) => (when.length === "2026-11-23".length ? ofDates() : ofMoments()).format(new Date(when));
};

const longDate = sayer({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** A plain date, or the date of a moment in the home zone, as the NHS writes it: `Monday 23 November 2026`. */
export const sayDate = (when: Instant | PlainDate): string => longDate(when).replace(",", "");

/** A day without its weekday, for a place where its weekday does not matter: `23 November 2026`. */
export const sayDay = sayer({ day: "numeric", month: "long", year: "numeric" });

const monthOf = sayer({ month: "long", year: "numeric" });

/** A calendar month (`2026-11`): `November 2026`. */
export const sayMonth = (month: string): string => monthOf(`${month}-01`);

const onClock = sayer({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A moment's time as the NHS writes it: `8am`, `1:30pm`, `midday`, `midnight`. */
export const sayTime = (moment: Instant): string => {
  const [hour = 0, minute = 0] = onClock(moment).split(":").map(Number);
  if (minute === 0 && hour === 0) return "midnight";
  if (minute === 0 && hour === 12) return "midday";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
};

/** Date and time together: `Monday 23 November 2026 at 8am`. */
export const sayDateTime = (moment: Instant): string => `${sayDate(moment)} at ${sayTime(moment)}`;

/** A day for a column of a list: `25 Nov 2026`. The year stays, because lists go back years and ahead. */
export const sayShortDate = sayer({ day: "numeric", month: "short", year: "numeric" });

/** A moment for a column of a list: `25 Nov 2026, 9:26am`. */
export const sayShortDateTime = (moment: Instant): string => `${sayShortDate(moment)}, ${sayTime(moment)}`;
