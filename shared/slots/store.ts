import type { Overtaken, Write } from "../journal/commit.ts";
import { type Item, type Key, readItem, readWithin, type Table } from "../platform/dynamo.ts";
import { type BookedTime, type Booking, bookingSchema } from "./bookings/model.ts";
import type { SlotName } from "./name.ts";
import { type Day, daySchema, freeDay, type Offer, offerSchema } from "./offers/model.ts";
import { dayOf } from "./offers/times.ts";

const partitionOf = (about: string): string => `SLOTS#${about}`;

/** The key of the times that one of the team offers for something. */
export const offerKey = ({ about, host }: Pick<Offer, "about" | "host">): Key => ({
  pk: partitionOf(about),
  sk: `OFFER#${host}`,
});

/** The key of somebody’s booking. */
export const bookingKey = ({ about, person }: SlotName): Key => ({
  pk: partitionOf(about),
  sk: `BOOKED#${person}`,
});

/** The key of a day of one of the team, on which all lies that is booked with them, whatever it is about. */
export const dayKey = ({ host, date }: Pick<Day, "host" | "date">): Key => ({
  pk: `DIARY#${host}`,
  sk: `DAY#${date}`,
});

/** The offer in an item. */
export const toOffer = (item: Item): Offer => offerSchema.parse(item["offer"]);

/** The booking in an item. */
export const toBooking = (item: Item): Booking => bookingSchema.parse(item["booking"]);

/** The day in an item; a free one where there is none. */
export const toDay = (item: Item | undefined, name: Pick<Day, "host" | "date">): Day =>
  item === undefined ? freeDay(name.host, name.date) : daySchema.parse(item["day"]);

const unchanged = (attribute: string, version: number | undefined) =>
  version === undefined || version === 0
    ? { expression: "attribute_not_exists(pk)" }
    : {
        expression: "#thing.#version = :version",
        names: { "#thing": attribute, "#version": "version" },
        values: { ":version": version },
      };

/** An offer as it is now, provided that nobody else changed it since it was read. */
export const putOffer = (before: Offer | undefined, offer: Offer): Write<Overtaken> => ({
  put: { ...offerKey(offer), offer },
  when: unchanged("offer", before?.version),
  otherwise: "overtaken",
});

/** A booking as it is now, provided that nobody else changed it since it was read. */
export const putBooking = (before: Booking | undefined, booking: Booking): Write<Overtaken> => ({
  put: {
    ...bookingKey(booking),
    booking,
    person: `PERSON#${booking.person}`,
    personSort: `BOOKING#${booking.askedAt}#${booking.about}`,
  },
  when: unchanged("booking", before?.version),
  otherwise: "overtaken",
});

/** A day with one more time taken, provided that it is as it was read: two who want one time are decided about one after the other. */
export const takeTime = (day: Day, id: string, taken: Day["taken"][string]): Write<Overtaken> => {
  const changed: Day = { ...day, taken: { ...day.taken, [id]: taken }, version: day.version + 1 };
  return {
    put: { ...dayKey(day), day: changed },
    when: unchanged("day", day.version),
    otherwise: "overtaken",
  };
};

/** A day without a time that was taken. It needs not be read: provided only that the time is there. */
export const freeTime = ({ id, host, startsAt }: BookedTime): Write<Overtaken> => ({
  update: dayKey({ host, date: dayOf(startsAt) }),
  set: "REMOVE #day.#taken.#id SET #day.#version = #day.#version + :one",
  names: { "#day": "day", "#taken": "taken", "#id": id, "#version": "version" },
  values: { ":one": 1 },
  when: { expression: "attribute_exists(#day.#taken.#id)" },
  otherwise: "overtaken",
});

/** Somebody’s booking, or undefined. One read. */
export const readBooking = async (table: Table, name: SlotName): Promise<Booking | undefined> => {
  const item = await readItem(table, bookingKey(name));
  return item === undefined ? undefined : toBooking(item);
};

/** The times that are offered for something, by everybody who does or did: as many as a team has people. One query. */
export const readOffers = async (table: Table, about: string): Promise<readonly Offer[]> =>
  (await readWithin(table, partitionOf(about), "OFFER#")).map(toOffer);
