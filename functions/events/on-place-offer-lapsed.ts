import { PlaceOfferLapsed } from "../../shared/events/entries.ts";
import { lapse, offerFreePlaces } from "../../shared/events/offers.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Takes back an offer that nobody answered in time, and offers the place to the next who waits. */
export const onPlaceOfferLapsed: Reaction<DataOf<typeof PlaceOfferLapsed>> = async (
  needs,
  entry,
  occasion,
) => {
  if (entry.person === undefined) return;
  const event = entry.subject.id;
  const offer = { event, person: entry.person, registration: entry.data.registration };
  await lapse(needs, offer, occasion.once, occasion);
  await offerFreePlaces(needs, event, occasion.once, occasion);
};

export const handler = reaction("events/on-place-offer-lapsed", PlaceOfferLapsed, onPlaceOfferLapsed);
