import { PlaceOfferLapsed } from "../../shared/events/entries.ts";
import { endOfOffer, offersOfFreePlaces } from "../../shared/events/places/offers.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Takes back an offer that nobody answered in time, and offers the place to the next who waits. */
export const onPlaceOfferLapsed: FanOutPlan<DataOf<typeof PlaceOfferLapsed>> = async (
  { table },
  entry,
  occasion,
) => {
  if (entry.person === undefined) return [];
  const event = entry.subject.id;
  const offer = { event, person: entry.person, registration: entry.data.registration };
  return [endOfOffer(table, offer, occasion), offersOfFreePlaces(table, event, occasion)];
};

export const handler = fanOutReaction("events/on-place-offer-lapsed", [PlaceOfferLapsed], onPlaceOfferLapsed);
