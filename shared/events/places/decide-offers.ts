import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { Timer } from "../../timers/timer.ts";
import { PlaceOffered, PlaceOfferLapsed } from "../entries.ts";
import {
  closedBecause,
  type EventState,
  offersEnd,
  type PlaceCounts,
  waitingListServed,
} from "../event/model.ts";
import { NO_SHIFT, type PlaceDecision } from "./decision.ts";
import type { Registration } from "./model.ts";

/** How long a place is held for somebody, unless the event comes first. */
const OFFER_STANDS_HOURS = 48;

/** What lets a place go that is held until then. */
export const lapseTimer = (
  { event, person, reference }: Pick<Registration, "event" | "person" | "reference">,
  until: Instant,
  occasion: Occasion,
): Timer => ({
  id: `offer:${reference}`,
  due: until,
  entry: record(PlaceOfferLapsed, { subject: event, person, data: { registration: reference } }, occasion),
});

/** Takes back an offer whose time is over. Null when it does not stand any more: taken up, declined, or of an event that is off. */
export const lapseOffer = (
  state: EventState,
  registration: Registration,
  offer: { readonly registration: string },
  now: Instant,
): PlaceDecision | null => {
  if (registration.reference !== offer.registration || registration.status !== "offered") return null;
  if ((registration.offerUntil ?? "") > now || state.event.status !== "published") return null;
  return {
    registration: { ...registration, status: "lapsed" },
    shift: { ...NO_SHIFT, free: 1, offered: -1 },
    entries: [],
  };
};

/** Somebody on the waiting list, as far as an offer needs to know. */
export type Waiter = Pick<Registration, "reference" | "person" | "joinedAt">;

/** Places held for the first of those who wait. */
export interface OffersDecision {
  readonly offers: readonly (Waiter & { readonly until: Instant })[];
  readonly shift: PlaceCounts;
  readonly entries: readonly Entry[];
  readonly setTimers: readonly Timer[];
}

/** How many people can be offered a place at this moment. */
export const offersDue = ({ event, counts }: EventState, now: Instant): number =>
  closedBecause(event, now) === null && waitingListServed(event, now)
    ? Math.min(counts.free, counts.waiting)
    : 0;

/** Offers free places to those who wait, in the order given; each offer stands for 48 hours, but never later than two hours before the start. */
export const offerPlaces = (
  state: EventState,
  waiters: readonly Waiter[],
  occasion: Occasion,
): OffersDecision => {
  const next = waiters.slice(0, offersDue(state, occasion.now));
  const latest = offersEnd(state.event);
  const wished = plusHours(occasion.now, OFFER_STANDS_HOURS);
  const until = wished < latest ? wished : latest;
  const subject = state.event.reference;
  return {
    offers: next.map((waiter) => ({ ...waiter, until })),
    shift: { free: -next.length, taken: 0, offered: next.length, waiting: -next.length },
    entries: next.map(({ reference, person }) =>
      record(PlaceOffered, { subject, person, data: { registration: reference, until } }, occasion),
    ),
    setTimers: next.map(({ reference, person }) =>
      lapseTimer({ event: subject, reference, person }, until, occasion),
    ),
  };
};
