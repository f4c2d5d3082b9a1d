import {
  type Change,
  type CommitNeeds,
  type Committed,
  type Condition,
  commit,
  type Write,
} from "../journal/commit.ts";
import type { Letter } from "../letters/letter.ts";
import type { AddressTaken } from "../people/store.ts";
import type { OffersDecision, PlaceDecision, Premise } from "./decide.ts";
import type { Attendance, EventDecision } from "./decide-event.ts";
import type { EventState, PlaceCounts } from "./event.ts";
import type { Registration } from "./registration.ts";
import {
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
const shiftCounts = (
  { event }: EventState,
  shift: PlaceCounts,
  premise?: Premise,
): Write<"event-changed"> => {
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
        ...(premise === undefined ? {} : { ":none": 0 }),
      },
    },
    otherwise: "event-changed",
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

/** The outcomes of a race: the registration, the event or the person came to be different in the meantime. Read again and decide again. */
export type Overtaken = "registration-changed" | "event-changed" | AddressTaken;

/** How a registration is saved besides the decision itself. Without `before` nobody of that id may have one that stands. */
export interface SavedAs<Refusal extends string = never> {
  readonly once: string;
  readonly state: EventState;
  readonly before?: Registration | undefined;
  readonly newcomer?: readonly Write<AddressTaken>[];
  /** What counts the request against limits. */
  readonly counts?: readonly Write<Refusal>[];
  readonly letters?: readonly Letter[];
}

/** Saves what was decided about one registration: it, its place in the waiting list, the event's counts, entries and timers. */
export const saveRegistration = <Refusal extends string = never>(
  needs: CommitNeeds,
  decision: PlaceDecision,
  saved: SavedAs<Refusal>,
): Promise<Committed<Overtaken | Refusal>> => {
  const { registration } = decision;
  const change: Change<Overtaken | Refusal> = {
    once: saved.once,
    result: {
      registration: registration.reference,
      person: registration.person,
      place: registration.status,
    },
    writes: [
      {
        put: registrationItem(registration),
        when: asBefore(saved.before),
        otherwise: "registration-changed",
      },
      shiftCounts(saved.state, decision.shift, decision.premise),
      ...waitingList(saved.before, registration),
      ...(saved.newcomer ?? []),
      ...(saved.counts ?? []),
    ],
    entries: decision.entries,
    letters: saved.letters ?? [],
    cancelTimers: decision.cancelTimers ?? [],
  };
  return commit(needs, change);
};

/** Saves offers: each waiter leaves the waiting list and has a place held. Refused when a waiter or the event changed meanwhile. */
export const saveOffers = (
  needs: CommitNeeds,
  state: EventState,
  decision: OffersDecision,
  once: string,
): Promise<Committed<Overtaken>> => {
  const event = state.event.reference;
  const offered = decision.offers.flatMap((offer): Write<Overtaken>[] => [
    {
      update: registrationKey({ event, person: offer.person }),
      set: "SET #registration.#status = :offered, #registration.offerUntil = :until",
      values: { ":offered": "offered", ":until": offer.until },
      when: asBefore({ reference: offer.reference, status: "waiting" }),
      otherwise: "registration-changed",
    },
    { delete: waiterKey(event, offer) },
  ]);
  return commit<Overtaken>(needs, {
    once,
    writes: [shiftCounts(state, decision.shift), ...offered],
    entries: decision.entries,
    setTimers: decision.setTimers,
  });
};

/** Saves a new event. Refused when its reference is in use. */
export const saveNewEvent = (
  needs: CommitNeeds,
  { event, entries }: EventDecision,
  once: string,
): Promise<Committed<"reference-taken">> =>
  commit<"reference-taken">(needs, {
    once,
    result: { reference: event.reference },
    writes: [
      {
        put: eventItem(event),
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: "reference-taken",
      },
    ],
    entries,
  });

/** Saves a change of an event. Refused when somebody else changed it first, or took a place that would no longer be there. */
export const saveEvent = (
  needs: CommitNeeds,
  { event: before }: EventState,
  { event, free, entries }: EventDecision,
  once: string,
): Promise<Committed<"event-changed">> => {
  const { list, listSort } = listing(event);
  return commit<"event-changed">(needs, {
    once,
    result: { reference: event.reference },
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
        otherwise: "event-changed",
      },
    ],
    entries,
  });
};

/** Saves who came: at most 40 people at once. Refused when one of them has no place any more. */
export const saveAttendance = (
  needs: CommitNeeds,
  attendance: readonly Attendance[],
  once: string,
): Promise<Committed<"registration-changed">> =>
  commit<"registration-changed">(needs, {
    once,
    writes: attendance.map(({ registration, attended }) => ({
      update: registrationKey(registration),
      set: "SET #registration.attended = :attended",
      values: { ":attended": attended },
      when: asBefore(registration),
      otherwise: "registration-changed",
    })),
    entries: attendance.map(({ entry }) => entry),
  });
