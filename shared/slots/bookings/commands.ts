import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { isBankHoliday } from "../../platform/bank-holidays.ts";
import type { Instant } from "../../platform/clock.ts";
import { readItems } from "../../platform/dynamo.ts";
import type { SlotName } from "../name.ts";
import { type Day, freeDay } from "../offers/model.ts";
import { dayOf } from "../offers/times.ts";
import {
  bookingKey,
  dayKey,
  freeTime,
  offerKey,
  putBooking,
  readBooking,
  takeTime,
  toBooking,
  toDay,
  toOffer,
} from "../store.ts";
import {
  askToChoose,
  type BookingDecision,
  type BookRefusal,
  bookTime,
  type CancelRefusal,
  cancelTime,
  endBooking,
} from "./decide.ts";
import type { Booking } from "./model.ts";

const isSameDay = (one: Pick<Day, "host" | "date">, host: string, startsAt: Instant): boolean =>
  one.host === host && one.date === dayOf(startsAt);

/** The transaction of a decision. A time that moves within a day is one write to that day, as DynamoDB takes one of each item. */
export const bookingSaving = (
  before: Booking | undefined,
  { booking, entries, setTimers, cancelTimers, ...decision }: BookingDecision,
  day?: Day,
): Saving<Overtaken> => {
  const { takes, frees } = decision;
  const id = booking.time?.id;
  const takesDay = day !== undefined && takes !== undefined && id !== undefined;
  const stays = takesDay && frees !== undefined && isSameDay(day, frees.host, frees.startsAt);
  return {
    writes: [
      putBooking(before, booking),
      ...(takesDay ? [takeTime(day, id, takes)] : []),
      ...(frees === undefined || stays ? [] : [freeTime(frees)]),
    ],
    entries,
    setTimers,
    // A timer that is set again is the same item: it is not taken away beside it.
    cancelTimers: cancelTimers?.filter(
      ({ id: timer, due }) => setTimers?.some((set) => set.id === timer && set.due === due) !== true,
    ),
  };
};

/**
 * Asks somebody to choose a time for a conversation: a letter with their link follows. `provided` must hold besides, or there is nothing to talk about.
 * One read and one transaction.
 */
export const ask = (
  needs: CommitNeeds,
  {
    provided = [],
    ...asked
  }: SlotName & {
    readonly title: string;
    readonly only?: string | undefined;
    readonly provided?: readonly Write<"unknown">[];
  },
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => ({ before: await readBooking(needs.table, asked) }),
      decide: ({ before }) => askToChoose(before, asked, occasion),
      save: ({ before }, decision): Saving<Overtaken | "unknown"> => {
        const saving = bookingSaving(before, decision);
        return { ...saving, writes: [...(saving.writes ?? []), ...provided] };
      },
    },
  );

/** A time as somebody chooses it: with whom, and when it begins. */
export interface ChosenTime {
  readonly host: string;
  readonly startsAt: Instant;
}

/** Books a time, or moves what was booked to it. No two ever have one time of the same colleague. One read and one transaction. */
export const book = (
  needs: CommitNeeds,
  { host, startsAt, ...name }: SlotName & ChosenTime,
  { once, occasion }: Command,
): Promise<Changed<BookRefusal | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => {
        const date = dayOf(startsAt);
        const [booking, offer, day] = await readItems(needs.table, [
          bookingKey(name),
          offerKey({ about: name.about, host }),
          dayKey({ host, date }),
        ]);
        return (
          booking && {
            booking: toBooking(booking),
            offer: offer && toOffer(offer),
            day: day === undefined ? freeDay(host, date) : toDay(day, { host, date }),
          }
        );
      },
      decide: (found) => bookTime(found, startsAt, { ...occasion, isHoliday: isBankHoliday }),
      save: ({ booking, day }, decision) => bookingSaving(booking, decision, day),
    },
  );

/** Cancels a booked time. One read and one transaction. */
export const cancel = (
  needs: CommitNeeds,
  { by, ...name }: SlotName & { readonly by: "guest" | "team" },
  { once, occasion }: Command,
): Promise<Changed<CancelRefusal | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readBooking(needs.table, name),
      decide: (booking) => cancelTime(booking, by, occasion),
      save: (booking, decision) => bookingSaving(booking, decision),
    },
  );

/** Ends that somebody may choose a time. One read and one transaction. */
export const end = (
  needs: CommitNeeds,
  name: SlotName,
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readBooking(needs.table, name),
      decide: (booking) => endBooking(booking, occasion),
      save: (booking, decision) => bookingSaving(booking, decision),
    },
  );
