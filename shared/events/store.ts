import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { CountWrite } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import {
  countAll,
  type Item,
  type Key,
  listSource,
  queryAll,
  readItems,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import { Fault } from "../platform/keys.ts";
import type { ListSource } from "../platform/list-page.ts";
import {
  type EventState,
  type EventStatus,
  eventSchema,
  type ProgrammeEvent,
  placeCountsSchema,
  titledEvent,
} from "./event/model.ts";
import type { Waiter } from "./places/decide-offers.ts";
import { type Registration, type RegistrationName, registrationSchema } from "./places/model.ts";

const partition = (reference: string): string => `EVENT#${reference}`;

const REGISTRATIONS = "REGISTRATION#";
const WAITING = "WAITING#";

/** The key of an event. */
export const eventKey = titledEvent.key;

/** The key of a person's registration for an event: one item, so that nobody can hold two. */
export const registrationKey = ({ event, person }: RegistrationName): Key => ({
  pk: partition(event),
  sk: `${REGISTRATIONS}${person}`,
});

/** The key of somebody's place in the waiting list: sorting the keys is the order of the list. */
export const waiterKey = (event: string, { joinedAt, person }: Waiter): Key => ({
  pk: partition(event),
  sk: `${WAITING}${joinedAt}#${person}`,
});

/** What files an event in the list of its status, by the time it begins. */
export const listing = ({ status, startsAt, reference }: ProgrammeEvent) => ({
  list: `EVENTS#${status}`,
  listSort: `${startsAt}#${reference}`,
});

/** A new event as stored, all of its places free. */
export const eventItem = (event: ProgrammeEvent): Item & Key => ({
  ...eventKey(event.reference),
  event,
  free: event.places,
  taken: 0,
  offered: 0,
  waiting: 0,
  ...listing(event),
});

/** Where a registration is found by its organisation, or by the name that was typed. */
const organisationPlaceOf = ({ filedUnder: subject, event, person }: Registration) =>
  subject === undefined ? {} : { subject, subjectSort: `${REGISTRATIONS}${event}#${person}` };

/** A registration as stored: found by its event, its organisation and, in order of time, by its person. */
export const registrationItem = (registration: Registration): Item & Key => ({
  ...registrationKey(registration),
  registration,
  person: `PERSON#${registration.person}`,
  personSort: `REGISTRATION#${registration.joinedAt}#${registration.reference}`,
  ...organisationPlaceOf(registration),
});

const waiterSchema = z.lazy(() =>
  z.object({ reference: z.string(), person: z.uuid(), joinedAt: z.iso.datetime() }),
);

/** Somebody's place in the waiting list as stored. */
export const waiterItem = (event: string, { reference, person, joinedAt }: Waiter): Item & Key => ({
  ...waiterKey(event, { reference, person, joinedAt }),
  waiter: { reference, person, joinedAt },
});

const cameSchema = z.lazy(() => z.object({ came: z.optional(z.int()) }));

const cameIn = (item: Item): Pick<EventState, "came"> => cameSchema.parse(item);

/** What counts the people who came, in the item of their event. */
export const cameCount = (reference: string, more: number): CountWrite => ({
  count: eventKey(reference),
  by: { came: more },
});

/** The event in an item with its counts, if there is an item. Throws a ZodError on anything else. */
export const toEventState = (item: Item | undefined): EventState | undefined =>
  item === undefined
    ? undefined
    : { event: eventSchema.parse(item["event"]), counts: placeCountsSchema.parse(item), ...cameIn(item) };

/** The registration in an item, if there is an item. Throws a ZodError on anything else. */
export const toRegistration = (item: Item | undefined): Registration | undefined =>
  item === undefined ? undefined : registrationSchema.parse(item["registration"]);

/** The event with this reference, or undefined. One read, strongly consistent. */
export const readEvent = async (table: Table, reference: string): Promise<EventState | undefined> => {
  const [item] = await readItems(table, [eventKey(reference)]);
  return toEventState(item);
};

/** A registration with its event; undefined when either is unknown. One read, strongly consistent. */
export const readRegistration = async (
  table: Table,
  name: RegistrationName,
): Promise<{ readonly state: EventState; readonly registration: Registration } | undefined> => {
  const [eventFound, found] = await readItems(table, [eventKey(name.event), registrationKey(name)]);
  const state = toEventState(eventFound);
  const registration = toRegistration(found);
  return state === undefined || registration === undefined ? undefined : { state, registration };
};

/** The registrations of these people for an event; those who have none are left out. One read for every hundred. */
export const readRegistrationsOf = async (
  table: Table,
  event: string,
  people: readonly string[],
): Promise<readonly Registration[]> => {
  const found: Registration[] = [];
  for (let from = 0; from < people.length; from += 100) {
    const keys = people.slice(from, from + 100).map((person) => registrationKey({ event, person }));
    const items = await readItems(table, keys);
    found.push(...items.flatMap((item) => toRegistration(item) ?? []));
  }
  return found;
};

const within = (reference: string, prefix: string) => ({
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
  ExpressionAttributeValues: { ":pk": partition(reference), ":prefix": prefix },
  ConsistentRead: true,
});

/** Everything about one event: it, and all its registrations in the order in which people came. One query of its partition. */
export const readWholeEvent = async (
  table: Table,
  reference: string,
): Promise<{ readonly state: EventState; readonly registrations: readonly Registration[] } | undefined> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk < :waiting",
    ExpressionAttributeValues: { ":pk": partition(reference), ":waiting": WAITING },
    ConsistentRead: true,
  });
  const state = toEventState(items.find(({ sk }) => sk === eventKey(reference).sk));
  if (state === undefined) return undefined;
  const registrations = items
    .flatMap((item) => ("registration" in item ? (toRegistration(item) ?? []) : []))
    .sort((a, b) => (a.joinedAt + a.person < b.joinedAt + b.person ? -1 : 1));
  return { state, registrations };
};

/** A person's latest registrations, the last first, each with its event; at most `limit`. One query and one read. */
export const listRegistrationsOfPerson = async (
  table: Table,
  person: string,
  limit = 50,
): Promise<readonly { readonly event: ProgrammeEvent; readonly registration: Registration }[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :registrations)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":registrations": "REGISTRATION#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  const registrations = items.flatMap((item) => toRegistration(item) ?? []);
  const events = await readItems(
    table,
    registrations.map(({ event }) => eventKey(event)),
  );
  return registrations.flatMap((registration, index) => {
    const state = toEventState(events[index]);
    return state === undefined ? [] : [{ event: state.event, registration }];
  });
};

const partOf = async (
  table: Table,
  reference: string,
  prefix: string,
  {
    after,
    limit,
    backwards = false,
  }: { readonly after: string | undefined; readonly limit: number; readonly backwards?: boolean },
): Promise<readonly Item[]> => {
  const start =
    after === undefined ? {} : { ExclusiveStartKey: { pk: partition(reference), sk: `${prefix}${after}` } };
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      ...within(reference, prefix),
      ScanIndexForward: !backwards,
      Limit: limit,
      ...start,
    }),
  );
  return Items;
};

/** The next registrations of an event in the order of their people's ids, after that person. One query. */
export const registrationsAfter = async (
  table: Table,
  reference: string,
  after: string | undefined,
  limit: number,
): Promise<readonly Registration[]> => {
  const items = await partOf(table, reference, REGISTRATIONS, { after, limit });
  return items.flatMap((item) => toRegistration(item) ?? []);
};

/** The registrations of an event in the order of their people's ids, to be read in pages, strongly consistent. */
export const registrationsOf =
  (table: Table, reference: string): ListSource<Registration> =>
  async (after, limit, backwards = false) =>
    (await partOf(table, reference, REGISTRATIONS, { after, limit, backwards })).flatMap((item) => {
      const thing = toRegistration(item);
      return thing === undefined ? [] : [{ place: thing.person, thing }];
    });

/** Those who wait for a place, the next first, to be read in pages, strongly consistent. */
export const waitersOf =
  (table: Table, reference: string): ListSource<Waiter> =>
  async (after, limit) =>
    (await partOf(table, reference, WAITING, { after, limit })).map(({ sk, waiter }) => ({
      place: String(sk).slice(WAITING.length),
      thing: waiterSchema.parse(waiter),
    }));

/** The first of those who wait for a place. One query. */
export const firstWaiters = async (
  table: Table,
  reference: string,
  limit: number,
): Promise<readonly Waiter[]> =>
  (await waitersOf(table, reference)(undefined, limit)).map(({ thing }) => thing);

/** How many people are served before somebody who waits, and they themselves: 1 is next. One query, which counts but reads nothing out. */
export const waitingPosition = async (table: Table, event: string, waiter: Waiter): Promise<number> => {
  const position = await countAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :own",
    ExpressionAttributeValues: {
      ":pk": partition(event),
      ":first": WAITING,
      ":own": waiterKey(event, waiter).sk,
    },
    ConsistentRead: true,
  });
  return Math.max(1, position);
};

/** Which events of a list, by when they begin. */
export interface EventRange {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly latestFirst?: boolean;
  readonly limit?: number;
}

/** The events of a status that begin in a range of time, to be read in pages. */
export const eventsOf = (
  table: Table,
  status: EventStatus,
  { from, to, latestFirst = false }: Omit<EventRange, "limit"> = {},
): ListSource<EventState> =>
  listSource(
    table,
    `EVENTS#${status}`,
    { latestFirst, from, to: to === undefined ? undefined : `${to}~` },
    (item) => {
      const state = toEventState(item);
      if (state === undefined) throw new Fault("An event has an item without it.");
      return state;
    },
  );

/** The events of a status that begin in a range of time, at most 100 unless told. One query; a change shows up within a second or so. */
export const listEvents = async (
  table: Table,
  status: EventStatus,
  range: EventRange = {},
): Promise<readonly EventState[]> => {
  const { from, to, latestFirst = false, limit = 100 } = range;
  const items = await readList(table, `EVENTS#${status}`, {
    latestFirst,
    limit,
    from,
    to: to === undefined ? undefined : `${to}~`,
  });
  return items.flatMap((item) => toEventState(item) ?? []);
};
