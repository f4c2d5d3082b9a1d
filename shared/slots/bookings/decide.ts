import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { minus } from "../../platform/wall-clock.ts";
import type { IsHoliday } from "../../platform/working-days.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import { SlotAsked, SlotBooked, SlotCancelled, SlotMoved, SlotReminderDue } from "../entries.ts";
import type { SlotName } from "../name.ts";
import type { Day, Offer } from "../offers/model.ts";
import { freeTimes, plusMinutes, takes } from "../offers/times.ts";
import { type BookedTime, type Booking, timeOf } from "./model.ts";

/** What a decision about a booking makes true. */
export interface BookingDecision {
  readonly booking: Booking;
  readonly entries: readonly Entry[];
  /** What is taken of the day that was asked for. */
  readonly takes?: Day["taken"][string];
  /** The time that is free again. */
  readonly frees?: BookedTime | undefined;
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

const factsOf = ({ id, host, startsAt, endsAt, sequence }: BookedTime) => ({
  booking: id,
  host,
  startsAt,
  endsAt,
  sequence,
});

const reminderOf = ({ id, startsAt }: BookedTime): TimerName => ({
  id: `slot:${id}`,
  due: minus(startsAt, "P1D"),
});

const remindersOf = ({ about, person }: SlotName, time: BookedTime, occasion: Occasion): Timer[] => {
  const timer = reminderOf(time);
  if (timer.due <= occasion.now) return [];
  const entry = record(SlotReminderDue, { subject: about, person, data: factsOf(time) }, occasion);
  return [{ ...timer, entry }];
};

/** Asks somebody to choose a time. Who has one keeps it. */
export const askToChoose = (
  before: Booking | undefined,
  { only, ...asked }: SlotName & { readonly title: string; readonly only?: string | undefined },
  occasion: Occasion,
): BookingDecision | Unchanged => {
  if (before !== undefined && timeOf(before) !== undefined) return UNCHANGED;
  const { about, person } = asked;
  return {
    booking: {
      ...asked,
      ...(only !== undefined && { only }),
      state: "asked",
      askedAt: before?.askedAt ?? occasion.now,
      version: (before?.version ?? 0) + 1,
    },
    entries: [record(SlotAsked, { subject: about, person, data: {} }, occasion)],
  };
};

/** Why a time is not booked. */
export type BookRefusal = "not-free" | "ended" | "over";

/** What a time is decided by: the booking, and of whom it is asked the offer and the day. */
export interface BookingFound {
  readonly booking: Booking;
  readonly offer: Offer | undefined;
  readonly day: Day;
}

/** Books a time for somebody who was asked, or moves what they had booked to it: they have one at most. */
export const bookTime = (
  { booking, offer, day }: BookingFound,
  startsAt: Instant,
  { isHoliday, ...occasion }: Occasion & { readonly isHoliday: IsHoliday },
): BookingDecision | Unchanged | Refused<BookRefusal> => {
  if (booking.state === "ended") return refused("ended");
  const before = timeOf(booking);
  if (before !== undefined && before.startsAt <= occasion.now) return refused("over");
  if (before?.startsAt === startsAt && before.host === day.host) return UNCHANGED;
  const mayHost = booking.only === undefined || booking.only === day.host;
  if (offer === undefined || !mayHost) return refused("not-free");
  const free = freeTimes({ offer, day, now: occasion.now, isHoliday, moving: before?.id });
  if (!free.includes(startsAt)) return refused("not-free");
  const time: BookedTime = {
    id: before?.id ?? occasion.newId(),
    host: day.host,
    startsAt,
    endsAt: plusMinutes(startsAt, offer.minutes),
    place: offer.place,
    sequence: before === undefined ? 0 : before.sequence + 1,
  };
  const { about, person } = booking;
  const facts = factsOf(time);
  return {
    booking: { ...booking, title: offer.title, state: "booked", time, version: booking.version + 1 },
    entries: [
      before === undefined
        ? record(SlotBooked, { subject: about, person, data: facts }, occasion)
        : record(
            SlotMoved,
            { subject: about, person, data: { ...facts, hostBefore: before.host } },
            occasion,
          ),
    ],
    takes: takes(offer, startsAt),
    frees: before,
    setTimers: remindersOf(booking, time, occasion),
    cancelTimers: before === undefined ? [] : [reminderOf(before)],
  };
};

/** Why a time is not cancelled. */
export type CancelRefusal = "none-booked" | "over";

const cancelled = (
  booking: Booking,
  time: BookedTime,
  by: "guest" | "team" | "end",
  occasion: Occasion,
): BookingDecision => {
  const off = { ...time, sequence: time.sequence + 1 };
  const { about, person } = booking;
  return {
    booking: {
      ...booking,
      state: by === "end" ? "ended" : "cancelled",
      time: off,
      version: booking.version + 1,
    },
    entries: [record(SlotCancelled, { subject: about, person, data: { ...factsOf(off), by } }, occasion)],
    frees: time,
    cancelTimers: [reminderOf(time)],
  };
};

/** Cancels a booked time that is still to come: who had booked it may choose another. */
export const cancelTime = (
  booking: Booking,
  by: "guest" | "team",
  occasion: Occasion,
): BookingDecision | Refused<CancelRefusal> => {
  const time = timeOf(booking);
  if (time === undefined) return refused("none-booked");
  return time.startsAt <= occasion.now ? refused("over") : cancelled(booking, time, by, occasion);
};

/** Ends that somebody may choose a time, and cancels what is still to come. */
export const endBooking = (booking: Booking, occasion: Occasion): BookingDecision | Unchanged => {
  if (booking.state === "ended") return UNCHANGED;
  const time = timeOf(booking);
  return time === undefined || time.startsAt <= occasion.now
    ? { booking: { ...booking, state: "ended", version: booking.version + 1 }, entries: [] }
    : cancelled(booking, time, "end", occasion);
};
