import { isBankHoliday } from "../platform/bank-holidays.ts";
import type { Instant } from "../platform/clock.ts";
import { readItems, type Table } from "../platform/dynamo.ts";
import { localDate } from "../platform/wall-clock.ts";
import { type Booking, timeOf } from "./bookings/model.ts";
import type { Day, Offer } from "./offers/model.ts";
import { daysOf, freeTimes } from "./offers/times.ts";
import { dayKey, toDay } from "./store.ts";

/** How many days are looked at together, and how many of those that have a free time are shown together. */
const LOOKED_AT = 15;
const SHOWN = 5;

/** A time that is free, and with whom. */
export interface FreeTime {
  readonly startsAt: Instant;
  readonly host: string;
}

/** The days on which something is free, and from which day on there may be more. */
export interface FreeDays {
  readonly days: readonly { readonly date: string; readonly times: readonly FreeTime[] }[];
  readonly laterFrom?: string | undefined;
}

interface Asked {
  readonly offers: readonly Offer[];
  readonly booking: Booking;
  readonly now: Instant;
  /** The first day to look at; today, without. */
  readonly from?: string | undefined;
}

/** One time for each moment: with who has the least that day, so that a day is spread over the team. */
const leastBusy = (times: readonly (FreeTime & { readonly taken: number })[]): FreeTime[] => {
  const best = new Map<Instant, (typeof times)[number]>();
  for (const time of times) {
    const other = best.get(time.startsAt);
    if (other === undefined || time.taken < other.taken) best.set(time.startsAt, time);
  }
  return [...best.values()]
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
    .map(({ startsAt, host }) => ({ startsAt, host }));
};

/** The days on which somebody can still choose a time, the next first. One read. */
export const readFreeDays = async (
  table: Table,
  { offers, booking, now, from }: Asked,
): Promise<FreeDays> => {
  const today = localDate(now);
  const first = from === undefined || from < today ? today : from;
  const open = offers.filter(
    ({ state, host }) => state === "open" && (booking.only === undefined || booking.only === host),
  );
  const perOffer = open.map((offer) => ({
    offer,
    dates: daysOf(offer, first, { isHoliday: isBankHoliday, most: LOOKED_AT + 1 }),
  }));
  const dates = [...new Set(perOffer.flatMap((one) => one.dates))].sort();
  const looked = dates.slice(0, LOOKED_AT);
  const asked = looked.flatMap((date) =>
    perOffer.filter((one) => one.dates.includes(date)).map(({ offer }) => ({ offer, date })),
  );
  const items = await readItems(
    table,
    asked.map(({ offer: { host }, date }) => dayKey({ host, date })),
  );
  const own = timeOf(booking);
  const found = asked.map(({ offer, date }, nth) => {
    const day: Day = toDay(items[nth], { host: offer.host, date });
    const taken = Object.keys(day.taken).length;
    // Who moves may choose what overlaps with the time they have, but not that time itself.
    const times = freeTimes({ offer, day, now, isHoliday: isBankHoliday, moving: own?.id }).filter(
      (startsAt) => startsAt !== own?.startsAt,
    );
    return { date, times: times.map((startsAt) => ({ startsAt, host: offer.host, taken })) };
  });
  const days = looked
    .map((date) => ({
      date,
      times: leastBusy(found.filter((one) => one.date === date).flatMap(({ times }) => times)),
    }))
    .filter(({ times }) => times.length > 0);
  const next = days[SHOWN]?.date ?? dates[LOOKED_AT];
  return { days: days.slice(0, SHOWN), laterFrom: next };
};
