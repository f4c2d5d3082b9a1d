import { type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { TimerName } from "../../timers/timer.ts";
import { EventRegistered, EventWaitlisted, PlaceHeld, RegistrationCancelled } from "../entries.ts";
import {
  type Closed,
  closedBecause,
  type EventState,
  offersEnd,
  type ProgrammeEvent,
  roomFor,
  waitingListServed,
} from "../event/model.ts";
import { lapseTimer } from "./decide-offers.ts";
import { NO_SHIFT, type PlaceDecision } from "./decision.ts";
import type { Registration } from "./model.ts";

/** How long a place is held until the link in the letter is followed, and the least even shortly before the event. */
const HELD_HOURS = 24;
const HELD_AT_LEAST_HOURS = 1;

const earliest = (...moments: readonly [Instant, ...Instant[]]): Instant =>
  moments.reduce((first, moment) => (moment < first ? moment : first));

/** Until when a place is held for somebody who registers now and has to confirm it: a day, unless the event or the end of offers comes first. */
const heldUntil = (event: ProgrammeEvent, now: Instant): Instant => {
  const soon = plusHours(now, HELD_AT_LEAST_HOURS);
  const end = offersEnd(event);
  return earliest(plusHours(now, HELD_HOURS), end > soon ? end : soon, event.startsAt);
};

const offerTimer = ({
  reference,
  offerUntil,
}: Pick<Registration, "reference" | "offerUntil">): TimerName[] =>
  offerUntil === undefined ? [] : [{ id: `offer:${reference}`, due: offerUntil }];

/** Who registers, under a reference that is theirs alone. */
export type Registrant = Pick<
  Registration,
  "reference" | "person" | "name" | "organisation" | "organisationCode" | "filedUnder"
>;

/** A place for somebody who registers: theirs at once, or held until they follow the link in our letter. */
const placeFor = (registration: Registration, event: ProgrammeEvent, occasion: Occasion, isHeld: boolean) => {
  const { reference, person } = registration;
  const about = { subject: event.reference, person };
  if (!isHeld)
    return {
      registration,
      shift: { ...NO_SHIFT, free: -1, taken: 1 },
      entries: [
        record(EventRegistered, { ...about, data: { registration: reference, by: "form" } }, occasion),
      ],
    };
  const until = heldUntil(event, occasion.now);
  return {
    registration: { ...registration, status: "offered", offerUntil: until, unconfirmed: true },
    shift: { ...NO_SHIFT, free: -1, offered: 1 },
    entries: [record(PlaceHeld, { ...about, data: { registration: reference, until } }, occasion)],
    setTimers: [lapseTimer(registration, until, occasion)],
  } as const;
};

/**
 * Gives somebody a place, or the end of the waiting list when there is none. With `isHeld`, the place is theirs only once they follow the link in
 * our letter.
 */
export const registerPerson = (
  state: EventState,
  who: Registrant,
  occasion: Occasion,
  isHeld = false,
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
      ...placeFor(registration, state.event, occasion, isHeld),
      ...(served ? { premise: "nobody-waits" } : {}),
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
  const { offerUntil: _until, unconfirmed: _unconfirmed, ...rest } = registration;
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
  const { offerUntil: _until, unconfirmed, ...rest } = registration;
  return {
    registration: { ...rest, status: "taken" },
    shift: { ...NO_SHIFT, offered: -1, taken: 1 },
    entries: [
      record(
        EventRegistered,
        {
          subject: state.event.reference,
          person: registration.person,
          data: { registration: registration.reference, by: unconfirmed === true ? "form" : "offer" },
        },
        occasion,
      ),
    ],
    cancelTimers: offerTimer(registration),
  };
};
