import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import {
  EventRegistered,
  EventWaitlisted,
  PlaceOffered,
  PlaceOfferLapsed,
  RegistrationCancelled,
} from "../entries.ts";
import {
  type Closed,
  closedBecause,
  type EventState,
  offersEnd,
  type PlaceCounts,
  roomFor,
  waitingListServed,
} from "../event/model.ts";
import type { Registration } from "./model.ts";

/**
 * What besides the counts themselves a decision rested on and must still hold when it is saved: that nobody waits, that there is
 * no place for a newcomer because of the waiting list, or that there is none at all.
 */
export type Premise = "nobody-waits" | "full-or-queue" | "full";

/** What a decision about one registration makes true. `shift` is added to the event's counts. */
export interface PlaceDecision {
  readonly registration: Registration;
  readonly shift: PlaceCounts;
  readonly premise?: Premise;
  readonly entries: readonly Entry[];
  readonly cancelTimers?: readonly TimerName[];
}

const NO_SHIFT: PlaceCounts = { free: 0, taken: 0, offered: 0, waiting: 0 };

/** How long a place is held for somebody, unless the event comes first. */
const OFFER_STANDS_HOURS = 48;

const offerTimer = ({
  reference,
  offerUntil,
}: Pick<Registration, "reference" | "offerUntil">): TimerName[] =>
  offerUntil === undefined ? [] : [{ id: `offer:${reference}`, due: offerUntil }];

/** Who registers, under a reference that is theirs alone. */
export type Registrant = Pick<Registration, "reference" | "person" | "name" | "organisation">;

/** Gives somebody a place, or the end of the waiting list when there is none. */
export const registerPerson = (
  state: EventState,
  who: Registrant,
  occasion: Occasion,
): PlaceDecision | { readonly refusal: Closed } => {
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  const status = roomFor(state, occasion.now);
  const registration: Registration = {
    ...who,
    event: state.event.reference,
    consentedAt: occasion.now,
    status,
    joinedAt: occasion.now,
  };
  const about = { subject: state.event.reference, person: who.person };
  const served = waitingListServed(state.event, occasion.now);
  if (status === "taken")
    return {
      registration,
      shift: { ...NO_SHIFT, free: -1, taken: 1 },
      ...(served ? { premise: "nobody-waits" } : {}),
      entries: [
        record(EventRegistered, { ...about, data: { registration: who.reference, by: "form" } }, occasion),
      ],
    };
  return {
    registration,
    shift: { ...NO_SHIFT, waiting: 1 },
    premise: served ? "full-or-queue" : "full",
    entries: [record(EventWaitlisted, { ...about, data: { registration: who.reference } }, occasion)],
  };
};

/** Why somebody who waits cannot simply take a place: their turn comes by an offer, or there is no place. */
export type TakeRefusal = Closed | "no-free-place";

/** Gives a free place to somebody on the waiting list, once places are no longer offered and go to whoever asks first. */
export const takeFreePlace = (
  state: EventState,
  registration: Registration,
  occasion: Occasion,
): PlaceDecision | { readonly refusal: TakeRefusal } => {
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  if (roomFor(state, occasion.now) === "waiting") return { refusal: "no-free-place" };
  return {
    registration: { ...registration, status: "taken" },
    shift: { free: -1, taken: 1, offered: 0, waiting: -1 },
    entries: [
      record(
        EventRegistered,
        {
          subject: state.event.reference,
          person: registration.person,
          data: { registration: registration.reference, by: "list" },
        },
        occasion,
      ),
    ],
  };
};

const held = {
  taken: { what: "place", shift: { ...NO_SHIFT, free: 1, taken: -1 } },
  offered: { what: "offer", shift: { ...NO_SHIFT, free: 1, offered: -1 } },
  waiting: { what: "wait", shift: { ...NO_SHIFT, waiting: -1 } },
} as const;

/** Why a registration cannot be cancelled. */
export type CancelRefusal = Closed | "already-cancelled";

/** Gives up a place, an offered place or a wait. */
export const cancelPlace = (
  state: EventState,
  registration: Registration,
  occasion: Occasion,
): PlaceDecision | { readonly refusal: CancelRefusal } => {
  const { status } = registration;
  if (status === "cancelled" || status === "lapsed") return { refusal: "already-cancelled" };
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  const { offerUntil: _until, ...rest } = registration;
  return {
    registration: { ...rest, status: "cancelled" },
    shift: held[status].shift,
    entries: [
      record(
        RegistrationCancelled,
        {
          subject: state.event.reference,
          person: registration.person,
          data: {
            registration: registration.reference,
            held: held[status].what,
            sequence: state.event.sequence + 1,
          },
        },
        occasion,
      ),
    ],
    cancelTimers: status === "offered" ? offerTimer(registration) : [],
  };
};

/** Why an offer cannot be taken up. */
export type AcceptRefusal = Closed | "already-taken" | "offer-over" | "no-offer";

/** Takes up an offered place. */
export const acceptPlace = (
  state: EventState,
  registration: Registration,
  occasion: Occasion,
): PlaceDecision | { readonly refusal: AcceptRefusal } => {
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  if (registration.status === "taken") return { refusal: "already-taken" };
  if (registration.status === "lapsed") return { refusal: "offer-over" };
  if (registration.status !== "offered") return { refusal: "no-offer" };
  if ((registration.offerUntil ?? "") <= occasion.now) return { refusal: "offer-over" };
  const { offerUntil: _until, ...rest } = registration;
  return {
    registration: { ...rest, status: "taken" },
    shift: { ...NO_SHIFT, offered: -1, taken: 1 },
    entries: [
      record(
        EventRegistered,
        {
          subject: state.event.reference,
          person: registration.person,
          data: { registration: registration.reference, by: "offer" },
        },
        occasion,
      ),
    ],
    cancelTimers: offerTimer(registration),
  };
};

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
    setTimers: next.map(({ reference, person }) => ({
      id: `offer:${reference}`,
      due: until,
      entry: record(PlaceOfferLapsed, { subject, person, data: { registration: reference } }, occasion),
    })),
  };
};
