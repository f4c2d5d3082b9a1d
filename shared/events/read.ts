import type { Entry } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { type EventState, type ProgrammeEvent, placesLeft } from "./event/model.ts";

import { type Registration, stands } from "./places/model.ts";
import { listEvents, readEvent, readRegistration, readRegistrationsOf, readWholeEvent } from "./store.ts";

/** An event as other features and the public see it in a list. */
export interface EventSummary {
  readonly reference: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: EventState["event"]["status"];
  readonly publishedAt?: Instant | undefined;
  readonly places: number;
  readonly taken: number;
  readonly offered: number;
  readonly waiting: number;
  /** How many could register at this moment and have a place at once. */
  readonly left: number;
}

const summarise = (state: EventState, now: Instant): EventSummary => {
  const { event, counts } = state;
  const { reference, title, startsAt, endsAt, status, places } = event;
  const { taken, offered, waiting } = counts;
  return {
    reference,
    title,
    startsAt,
    endsAt,
    status,
    publishedAt: event.publishedAt,
    places,
    taken,
    offered,
    waiting,
    left: placesLeft(state, now),
  };
};

/** The published events that have not begun, the next one first; at most 100. One query. */
export const upcomingEvents = async (table: Table, now: Instant): Promise<readonly EventSummary[]> =>
  (await listEvents(table, "published", { from: now })).map((state) => summarise(state, now));

const MOST_TO_CHOOSE = 50;

/** The published events, past and to come, that begin last; fifty at most, to choose from. One query. For other features. */
export const eventsToChoose = async (
  table: Table,
): Promise<readonly Pick<ProgrammeEvent, "reference" | "title" | "startsAt">[]> => {
  const found = await listEvents(table, "published", { latestFirst: true, limit: MOST_TO_CHOOSE });
  return found.map(({ event: { reference, title, startsAt } }) => ({ reference, title, startsAt }));
};

/** The registration that an entry is about, with its event, as both are now; undefined when the person has registered anew since, which has its own entry. One read. */
export const registrationOf = async (
  table: Table,
  entry: Entry<string, { readonly registration: string }>,
): Promise<{ readonly state: EventState; readonly registration: Registration } | undefined> => {
  if (entry.person === undefined) return undefined;
  const found = await readRegistration(table, { event: entry.subject.id, person: entry.person });
  return found?.registration.reference === entry.data.registration ? found : undefined;
};

/** An event as others point to it: when it ends, and where it stands; undefined when there is none of this reference. One read. */
export const eventToBe = async (
  table: Table,
  reference: string,
): Promise<Pick<ProgrammeEvent, "reference" | "title" | "status" | "startsAt" | "endsAt"> | undefined> =>
  (await readEvent(table, reference))?.event;

/** Somebody who came to an event: who, and the organisation that they gave when they registered. */
export interface Attendee {
  readonly person: string;
  readonly organisation: string;
}

/**
 * Who came to an event, in the order in which they registered: those who were ticked off, or everybody with a place where nobody
 * was ticked off at all. Nobody where the event is unknown. One query. For other features.
 */
export const attendeesOf = async (table: Table, reference: string): Promise<readonly Attendee[]> => {
  const registrations = (await readWholeEvent(table, reference))?.registrations ?? [];
  const recorded = registrations.some(({ attended }) => attended !== undefined);
  return registrations
    .filter(({ attended, status }) => (recorded ? attended === true : status === "taken"))
    .map(({ person, organisation }) => ({ person, organisation }));
};

/** Those of these people who have a place at an event, are offered one or wait for one. One read for every hundred. */
export const whoRegistered = async (
  table: Table,
  event: string,
  people: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set((await readRegistrationsOf(table, event, people)).filter(stands).map(({ person }) => person));

/** An event that is over, as far as it can be told: how many registered people are known to have come, and to have stayed away. One query. */
export const attendanceAt = async (
  table: Table,
  event: string,
): Promise<{ readonly came: number; readonly stayedAway: number } | undefined> => {
  const whole = await readWholeEvent(table, event);
  if (whole === undefined) return undefined;
  const count = (came: boolean) => whole.registrations.filter(({ attended }) => attended === came).length;
  return { came: count(true), stayedAway: count(false) };
};
