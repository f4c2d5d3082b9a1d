import type { Instant } from "../../platform/clock.ts";
import { addDays, fromLocal, localDate } from "../../platform/wall-clock.ts";
import { type IsHoliday, isWorkingDay } from "../../platform/working-days.ts";
import type { Day, Offer } from "./model.ts";

/** Nobody is booked for less than a day ahead: who hosts the conversation looks at their calendar once a day. */
const NOTICE_HOURS = 24;

const MINUTE = 60_000;

/** A moment plus so many minutes of real time. */
export const plusMinutes = (moment: Instant, minutes: number): Instant =>
  new Date(Date.parse(moment) + minutes * MINUTE).toISOString();

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** What a time takes of its day, the minutes after it included. */
export const takes = ({ minutes, buffer }: Pick<Offer, "minutes" | "buffer">, startsAt: Instant) => ({
  startsAt,
  until: plusMinutes(startsAt, minutes + buffer),
});

/** Whether an offer has a day at all: within its days, on one of its weekdays, and no bank holiday. */
const hasDay = (offer: Offer, date: string, isHoliday: IsHoliday): boolean =>
  offer.state === "open" &&
  date >= offer.firstDay &&
  date <= offer.lastDay &&
  isWorkingDay(date, isHoliday) &&
  offer.weekdays.includes(new Date(date).getUTCDay());

/** The days of an offer from a date on, the first first, at most `most`. */
export const daysOf = (
  offer: Offer,
  from: string,
  { isHoliday, most }: { readonly isHoliday: IsHoliday; readonly most: number },
): readonly string[] => {
  const days: string[] = [];
  const first = from > offer.firstDay ? from : offer.firstDay;
  for (let date = first; date <= offer.lastDay && days.length < most; date = addDays(date, 1))
    if (hasDay(offer, date, isHoliday)) days.push(date);
  return days;
};

/** Everything about which it is asked what is free: the offer, what is taken of the day, when it is asked, and who asks. */
export interface AskedDay {
  readonly offer: Offer;
  readonly day: Day;
  readonly now: Instant;
  readonly isHoliday: IsHoliday;
  /** The id of a booking that moves: its own time does not stand in its way. */
  readonly moving?: string | undefined;
}

/**
 * The moments on a day at which a conversation may begin: within the hours of the offer, a day ahead, never while another lasts or in the minutes
 * after it, and none when the day has as many as the offer allows.
 */
export const freeTimes = ({ offer, day, now, isHoliday, moving }: AskedDay): readonly Instant[] => {
  if (!hasDay(offer, day.date, isHoliday)) return [];
  const taken = Object.entries(day.taken).flatMap(([id, one]) => (id === moving ? [] : [one]));
  if (taken.length >= offer.mostADay) return [];
  const earliest = plusMinutes(now, NOTICE_HOURS * 60);
  const last = minutesOf(offer.to) - offer.minutes;
  const times: Instant[] = [];
  for (let at = minutesOf(offer.from); at <= last; at += offer.minutes + offer.buffer) {
    const asked = takes(offer, fromLocal(`${day.date}T${clock(at)}`));
    const collides = taken.some(({ startsAt, until }) => asked.startsAt < until && startsAt < asked.until);
    if (asked.startsAt >= earliest && !collides) times.push(asked.startsAt);
  }
  return times;
};

/** The day of a moment, on which it is taken. */
export const dayOf = (startsAt: Instant): string => localDate(startsAt);
