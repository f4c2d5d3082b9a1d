import type { Table } from "../platform/dynamo.ts";
import { type BookedTime, type Booking, timeOf } from "./bookings/model.ts";
import type { SlotName } from "./name.ts";
import type { Offer } from "./offers/model.ts";
import { readBooking, readOffers } from "./store.ts";

/** Somebody’s booking for something; undefined where they were never asked to choose a time. One read. */
export const bookingOf = (table: Table, name: SlotName): Promise<Booking | undefined> =>
  readBooking(table, name);

/** The time that somebody has booked for something; undefined where they have none. One read. */
export const bookedTime = async (table: Table, name: SlotName): Promise<BookedTime | undefined> => {
  const booking = await readBooking(table, name);
  return booking && timeOf(booking);
};

/** The times that are or were offered for something, by each of the team. One query. */
export const offersOf = (table: Table, about: string): Promise<readonly Offer[]> => readOffers(table, about);
