import type { Saving } from "../journal/change.ts";
import type { Condition, Overtaken, Write } from "../journal/commit.ts";
import type { Letter } from "../letters/letter.ts";
import type { Attendance, EventDecision } from "./event/decide.ts";
import type { EventState, PlaceCounts } from "./event/model.ts";
import type { OffersDecision } from "./places/decide-offers.ts";
import type { PlaceDecision, Premise } from "./places/decision.ts";
import type { Registration } from "./places/model.ts";
import {
  cameCount,
  eventItem,
  eventKey,
  listing,
  registrationItem,
  registrationKey,
  waiterItem,
  waiterKey,
} from "./store.ts";

const EVENT_NAMES = { "#event": "event", "#status": "status", "#sequence": "sequence" } as const;
const COUNTS = ["free", "taken", "offered", "waiting"] as const;

const premises: Readonly<Record<Premise, string>> = {
  "nobody-waits": "#waiting = :none",
  "full-or-queue": "(#free = :none OR #waiting > :none)",
  full: "#free = :none",
};

/** Moves the counts of a published event, provided that it is as it was when this was decided and that no count falls below nothing. */
const shiftCounts = ({ event }: EventState, shift: PlaceCounts, premise?: Premise): Write<Overtaken> => {
  const moved = COUNTS.filter((count) => shift[count] !== 0);
  const taken = moved.filter((count) => shift[count] < 0);
  const conditions = [
    "#event.#status = :published",
    "#event.#sequence = :sequence",
    ...taken.map((count) => `#${count} >= :${count}Needed`),
    ...(premise === undefined ? [] : [premises[premise]]),
  ];
  const named = COUNTS.filter(
    (count) => moved.includes(count) || conditions.some((text) => text.includes(`#${count}`)),
  );
  return {
    update: eventKey(event.reference),
    set: `ADD ${moved.map((count) => `#${count} :${count}`).join(", ")}`,
    names: Object.fromEntries(named.map((count) => [`#${count}`, count])),
    values: Object.fromEntries([
      ...moved.map((count) => [`:${count}`, shift[count]]),
      ...taken.map((count) => [`:${count}Needed`, -shift[count]]),
    ]),
    when: {
      expression: conditions.join(" AND "),
      names: EVENT_NAMES,
      values: {
        ":published": "published",
        ":sequence": event.sequence,
        ":none": premise === undefined ? undefined : 0,
      },
    },
    otherwise: "overtaken",
  };
};

const asBefore = (before: Pick<Registration, "reference" | "status"> | undefined): Condition =>
  before === undefined
    ? {
        expression: "attribute_not_exists(pk) OR #registration.#status IN (:cancelled, :lapsed)",
        names: { "#registration": "registration", "#status": "status" },
        values: { ":cancelled": "cancelled", ":lapsed": "lapsed" },
      }
    : {
        expression: "#registration.#reference = :reference AND #registration.#status = :before",
        names: { "#registration": "registration", "#reference": "reference", "#status": "status" },
        values: { ":reference": before.reference, ":before": before.status },
      };

const waitingList = (before: Registration | undefined, after: Registration): Write[] => {
  if (after.status === "waiting") return [{ put: waiterItem(after.event, after) }];
  return before?.status === "waiting" ? [{ delete: waiterKey(before.event, before) }] : [];
};

/** How a registration is saved besides the decision itself. */
interface SavedAs<Refusal extends string = never> {
  readonly state: EventState;
  /** The registration as it was read; a newcomer has none that stands. */
  readonly before?: Registration | undefined;
  /** What is saved of the person besides: who is new, whose address is proved. */
  readonly newcomer?: readonly Write<Overtaken>[];
  /** What counts the request against limits. */
  readonly counts?: readonly Write<Refusal>[];
  readonly letters?: readonly Letter[];
}

/** What was decided about one registration: it, its place in the waiting list, the event's counts, entries and timers. */
const registrationSaving = <Refusal extends string>(
  decision: PlaceDecision,
  { state, before, newcomer = [], counts = [], letters = [] }: SavedAs<Refusal>,
  otherwise: Refusal | Overtaken,
): Saving<Refusal | Overtaken> => {
  const { registration } = decision;
  return {
    writes: [
      { put: registrationItem(registration), when: asBefore(before), otherwise },
      shiftCounts(state, decision.shift, decision.premise),
      ...waitingList(before, registration),
      ...newcomer,
      ...counts,
    ],
    entries: decision.entries,
    letters,
    setTimers: decision.setTimers,
    cancelTimers: decision.cancelTimers,
  };
};

/** What was decided about a registration that was read, or that nobody can have had before. */
export const savePlace = (decision: PlaceDecision, saved: SavedAs): Saving<Overtaken> =>
  registrationSaving<never>(decision, saved, "overtaken");

/** What somebody who registers is told of their place. */
const placeTold = ({ status }: Registration): "taken" | "held" | "waiting" => {
  if (status === "offered") return "held";
  return status === "taken" ? "taken" : "waiting";
};

/** What was decided about somebody who registers. Refused when they have a registration that stands, and by what counts the request. */
export const saveNewcomer = <Refusal extends string>(
  decision: PlaceDecision,
  saved: SavedAs<Refusal>,
): Saving<Refusal | Overtaken | "already-registered"> => ({
  ...registrationSaving<Refusal | "already-registered">(decision, saved, "already-registered"),
  result: {
    registration: decision.registration.reference,
    person: decision.registration.person,
    place: placeTold(decision.registration),
  },
});

/** Offers: each waiter leaves the waiting list and has a place held. */
export const saveOffers = (state: EventState, decision: OffersDecision): Saving<Overtaken> => {
  const event = state.event.reference;
  const offered = decision.offers.flatMap((offer): Write<Overtaken>[] => [
    {
      update: registrationKey({ event, person: offer.person }),
      set: "SET #registration.#status = :offered, #registration.offerUntil = :until",
      values: { ":offered": "offered", ":until": offer.until },
      when: asBefore({ reference: offer.reference, status: "waiting" }),
      otherwise: "overtaken",
    },
    { delete: waiterKey(event, offer) },
  ]);
  return {
    writes: [shiftCounts(state, decision.shift), ...offered],
    entries: decision.entries,
    setTimers: decision.setTimers,
  };
};

/** A new event. Its reference must not be in use. */
export const saveNewEvent = ({ event, entries }: EventDecision): Saving<Overtaken> => ({
  result: { reference: event.reference },
  writes: [
    {
      put: eventItem(event),
      when: { expression: "attribute_not_exists(pk)" },
      otherwise: "overtaken",
    },
  ],
  entries,
});

/** A change of an event, provided that nobody else changed it first or took a place that would no longer be there. */
export const saveEvent = (
  { event: before }: EventState,
  { event, free, entries }: EventDecision,
): Saving<Overtaken> => {
  const { list, listSort } = listing(event);
  return {
    writes: [
      {
        update: eventKey(event.reference),
        set: "SET #event = :event, #list = :list, listSort = :listSort ADD #free :free",
        names: { "#list": "list", "#free": "free" },
        values: { ":event": event, ":list": list, ":listSort": listSort, ":free": free },
        when: {
          expression:
            "#event.#status = :status AND #event.#sequence = :sequence AND #event.places = :places AND #free >= :needed",
          names: EVENT_NAMES,
          values: {
            ":status": before.status,
            ":sequence": before.sequence,
            ":places": before.places,
            ":needed": Math.max(0, -free),
          },
        },
        otherwise: "overtaken",
      },
    ],
    entries,
  };
};

const asTicked = ({ attended, ...registration }: Registration): Condition => {
  const { expression, names, values } = asBefore(registration);
  return {
    expression: `${expression} AND ${attended === undefined ? "attribute_not_exists(#registration.attended)" : "#registration.attended = :was"}`,
    ...(names === undefined ? {} : { names }),
    values: { ...values, ...(attended === undefined ? {} : { ":was": attended }) },
  };
};

/** Who came: at most 40 people of one event at once, each with a place and ticked as it was read, and how many came in all. */
export const saveAttendance = (attendance: readonly Attendance[]): Saving<Overtaken> => ({
  writes: attendance.flatMap(({ registration, attended }): Write<Overtaken>[] => [
    {
      update: registrationKey(registration),
      set: "SET #registration.attended = :attended",
      values: { ":attended": attended },
      when: asTicked(registration),
      otherwise: "overtaken",
    },
    cameCount(registration.event, (attended ? 1 : 0) - (registration.attended === true ? 1 : 0)),
  ]),
  entries: attendance.map(({ entry }) => entry),
});
